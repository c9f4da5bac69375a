export { attack } from './attack';
export { day } from './day';
export { form } from './form';
export { labels } from './labels';
export { medicine } from './medicine';
export { more } from './more';
export { shell } from './shell';
export { today } from './today';

export const language: string = 'de';
