import type { Words } from '..';

export const report: Words['report'] = { title: 'Bericht' };
