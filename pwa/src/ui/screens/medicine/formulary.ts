/** The built-in list of medicines, searched by name, other names and ingredients. */
import type { EntryData } from '../../../diary';
import formulary from '../../../generated/formulary.json';

export interface Product {
  name: string;
  ingredients: string[];
  class: NonNullable<EntryData['medication']['class']>;
  role: NonNullable<EntryData['medication']['role']>;
  form?: string;
  /** The usual single dose of an adult, as text. */
  dose?: string;
  synonyms?: string[];
}

const PRODUCTS = formulary as unknown as Product[];

/** How many hits are listed. */
const MOST = 30;

/** Products that match every word, those whose name begins with it first. */
export function findProducts(typed: string, products: readonly Product[] = PRODUCTS): Product[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return products
    .map((product) => ({ product, rank: rankOf(product, wanted) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ product }) => product);
}

/** 0: the name begins with the first word; 1: it is somewhere; 2: no match. */
function rankOf(product: Product, wanted: string[]): number {
  const names = [product.name, ...(product.synonyms ?? [])].map(plain);
  const all = [...names, product.form ?? '', ...product.ingredients].map(plain).join(' ');
  if (!wanted.every((word) => all.includes(word))) return 2;
  return names.some((name) => name.startsWith(wanted[0] ?? '')) ? 0 : 1;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('_', ' ');
}

/** What goes into the cabinet: the name as one would write it, and what counting needs. */
export function entryOf(product: Product): EntryData['medication'] {
  const { ingredients, role } = product;
  const name = capital([product.name, inName(product.form)].filter(Boolean).join(', '));
  return {
    name,
    ...(ingredients.length > 0 && { ingredients }),
    class: product.class,
    role,
  };
}

const inName = (form: string | undefined): string => (form && form !== 'tablet' ? form : '');

export function capital(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
