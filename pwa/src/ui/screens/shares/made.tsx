/** The link, this once: to scan, to copy, to pass on, with its PIN. */
import { useFormat, useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card, Fold } from '../../parts/layout';
import { localDate } from '../../time';
import type { MadeLink } from './shares';
import { useSay } from './words';

export function Made({ link, onAnother }: { link: MadeLink; onAnother: () => void }) {
  const say = useSay();
  const { dated } = useFormat();
  const { zone } = useToday();
  return (
    <Card title={say.made} attention>
      <p role="status">
        {say.once} {say.worksUntil(dated(localDate(link.expires_at, zone)))}
      </p>
      <Fold title={say.qrTitle}>
        <img class="qr" src={`data:image/svg+xml,${encodeURIComponent(link.qr)}`} alt={say.qr} />
      </Fold>
      <label>
        <span>{say.link}</span>
        <input
          class="field"
          readOnly
          value={link.url}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <Handing url={link.url} />
      {link.pin ? (
        <p>
          {say.yourPin}: <strong class="pin">{link.pin.replace(/(...)/, '$1 ')}</strong>
          <span class="row-more">{say.pinAbout}</span>
        </p>
      ) : null}
      <p class="soft small">
        {say.code}: <span class="code">{codeOf(link.url)}</span>
      </p>
      <div class="chips">
        <Button onPress={onAnother}>{say.another}</Button>
      </div>
    </Card>
  );
}

function Handing({ url }: { url: string }) {
  const { say: tell } = useUi();
  const say = useSay();
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => tell({ text: say.copied }),
      () => tell({ text: say.copyFailed }),
    );
  const pass = () => navigator.share({ url }).catch(() => undefined);
  return (
    <div class="chips">
      {'share' in navigator ? (
        <Button look="main" onPress={pass}>
          {say.pass}
        </Button>
      ) : null}
      <Button onPress={copy}>{say.copy}</Button>
    </div>
  );
}

/** What stands after `#`, in groups of four. */
const codeOf = (url: string): string =>
  (url.split('#')[1] ?? '').replace('.', '').replace(/(....)(?=.)/g, '$1 ');
