/** The other words of it are in `reporting`, which loads with its screen. */
export const report = { title: 'Report' };
