/** The packages that are in the app, with their licences as they ship them; read at build time. */
import idb from '../../../../node_modules/idb/LICENSE?raw';
import preact from '../../../../node_modules/preact/LICENSE?raw';

export const PACKAGES = [
  { name: 'idb', licence: 'ISC', text: idb },
  { name: 'Preact', licence: 'MIT', text: preact },
] as const;
