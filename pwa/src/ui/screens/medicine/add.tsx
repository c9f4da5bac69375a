import { useState } from 'preact/hooks';
import { useAct, useUi } from '../../context';
import { PressRow, Rows, Screen } from '../../parts/layout';
import { back, replaceWith } from '../../router';
import { capital, entryOf, findProducts, type Product } from './formulary';

/** Search the built-in list, or add a name as typed. */
export default function AddMedicine() {
  const { words, diary } = useUi();
  const act = useAct();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const found = findProducts(name);
  const add = async (product: Product) => {
    const data = entryOf(product);
    if (await act(() => diary.addMedication(data), words.medicine.added(data.name)))
      back('cabinet');
  };
  const addOwn = async () => {
    const made = await act(() => diary.addMedication({ name }), words.medicine.added(name));
    if (made) replaceWith('product', made.id);
  };
  return (
    <Screen title={words.medicine.add} backTo="cabinet">
      <label class="stack">
        <span>{words.medicine.search}</span>
        <input
          class="field"
          type="search"
          autocomplete="off"
          maxLength={400}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {name ? (
        <Rows>
          {found.map((product) => (
            <Hit key={keyOf(product)} product={product} onPress={() => add(product)} />
          ))}
          <PressRow title={words.medicine.own(name)} onPress={addOwn} />
        </Rows>
      ) : null}
      {name && found.length === 0 ? <p class="soft">{words.medicine.nothingFound}</p> : null}
    </Screen>
  );
}

const keyOf = (product: Product) =>
  [product.role, product.name, product.form, product.dose].join('/');

function Hit({ product, onPress }: { product: Product; onPress: () => void }) {
  const { labels } = useUi().words;
  const kind =
    product.role === 'acute'
      ? labels.code('medicine_class', product.class)
      : labels.code('role', product.role);
  return (
    <PressRow
      title={capital(product.name)}
      more={[product.form, product.dose].filter(Boolean).join(' · ') || null}
      end={kind}
      onPress={onPress}
    />
  );
}
