import type { ComponentChildren } from 'preact';
import { Wide } from './wide';

interface ListingProps {
  title: string;
  columns: readonly string[];
  /** Its first cell is the head of a row. */
  rows: readonly (readonly string[])[];
  /** The heads of its rows are names, which may be long. */
  wraps?: boolean;
  children?: ComponentChildren;
}

/** A table of the page's back; nothing where there is nothing to tell. */
export function Listing({ title, columns, rows, wraps, children }: ListingProps) {
  if (!rows.length && !children) return null;
  return (
    <section>
      <h3>{title}</h3>
      {rows.length ? (
        <Wide title={title}>
          <table class={wraps ? 'paper-listing paper-named' : 'paper-listing'}>
            <caption class="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([head, ...cells], index) => (
                <tr key={index}>
                  <th scope="row">{head}</th>
                  {cells.map((cell, place) => (
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
      {children}
    </section>
  );
}
