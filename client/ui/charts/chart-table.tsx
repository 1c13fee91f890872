import type { ReactNode } from 'react';
import styles from './charts.module.css';

export type TableTwin = {
  /** The first names the lines; all others hold numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/** The same numbers as the drawing beside it, to be read one by one. */
export function ChartTable({ caption, table }: { caption: string; table: TableTwin }) {
  return (
    // Focusable, so that a wide table is scrolled by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scrolled} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.forReaders}>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key} data-row={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={table.columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
