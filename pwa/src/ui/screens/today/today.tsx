import { useWords } from '../../context';
import { Screen } from '../../parts/layout';

export function Today() {
  const words = useWords();
  return <Screen title={words.shell.today}>{null}</Screen>;
}
