import { Store } from './store';

export type { StoreOptions } from './store';
export { Store } from './store';

let store: Store | null = null;

/** The app's one store. */
export function openStore(): Store {
  store ??= new Store();
  return store;
}
