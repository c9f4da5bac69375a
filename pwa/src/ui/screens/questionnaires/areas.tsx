import { MIDDLE_AREAS, SIDED_AREAS } from '../../../domain/fibromyalgia';
import { useWords } from '../../context';
import { saysNone, tapArea, tapNone } from './instruments';
import type { ItemProps } from './item';
import { useSay } from './words';

const PLACES = [
  ...SIDED_AREAS.flatMap((area) => [`${area}_left`, `${area}_right`]),
  ...MIDDLE_AREAS,
];

/** The places of the body, left beside right. */
export function AreasItem({ draft, change }: ItemProps<'areas'>) {
  const { labels } = useWords();
  const say = useSay();
  const { answers } = draft;
  return (
    <>
      <p class="soft small">{say.areasHint}</p>
      <div class="area-chips">
        {PLACES.map((area) => (
          <Place
            key={area}
            label={labels.code('body_map', area) ?? area}
            chosen={answers[area] === true}
            onTap={() => change({ answers: tapArea(answers, area) })}
          />
        ))}
      </div>
      <Place
        label={say.noneOfThese}
        chosen={saysNone(answers)}
        onTap={() => change({ answers: tapNone(answers) })}
      />
    </>
  );
}

function Place(props: { label: string; chosen: boolean; onTap: () => void }) {
  return (
    <button type="button" class="chip" aria-pressed={props.chosen} onClick={props.onTap}>
      {props.label}
    </button>
  );
}
