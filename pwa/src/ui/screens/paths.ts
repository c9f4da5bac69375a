import type { Kind } from '../../diary';
import { pathTo } from '../router';

/** Where an entry is looked at and mended. Kinds without a page of their own are in the list. */
export function pathOfEntry(kind: Kind, id: string): string {
  switch (kind) {
    case 'attack':
      return pathTo('entry', id);
    case 'day':
      return pathTo('date', id);
    case 'dose':
      return pathTo('intake', id);
    case 'medication':
      return pathTo('product', id);
    case 'questionnaire':
      return pathTo('scores', 'entry', id);
    case 'reminder':
      return pathTo('reminders', id);
    case 'profile':
      return pathTo('settings');
    default:
      return pathTo('list', kind, id);
  }
}
