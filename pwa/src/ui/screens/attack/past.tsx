import { useWords } from '../../context';
import { Screen } from '../../parts/layout';

export default function Page() {
  const words = useWords();
  return <Screen title={words.shell.more}>{null}</Screen>;
}
