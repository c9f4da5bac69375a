interface TableProps {
  columns: readonly string[];
  /** The first cell is the head of its row. */
  rows: readonly (readonly (string | number)[])[];
}

/**
 * A table whose cells each run in their own direction: a name may be written from the right. The
 * app has one of its own: this page takes nothing from the app, so that it stays small and apart.
 */
export function Table({ columns, rows }: TableProps) {
  return (
    <table class="plain">
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
            <th scope="row" dir="auto">
              {head}
            </th>
            {cells.map((cell, place) => (
              <td key={place} dir="auto">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
