import { useId, useState, type ReactNode } from 'react';
import { ChartTable, type TableTwin } from './chart-table.tsx';
import styles from './charts.module.css';

type Props = {
  /** In addresses and tests. */
  name: string;
  title: string;
  /** Of its heading. */
  level?: 2 | 3;
  /** The drawing in one sentence. */
  summary: string;
  /** What is counted, and what is not. */
  note?: string;
  /** Words of the button, before and after it was pressed. */
  toTable: string;
  toChart: string;
  table: TableTwin;
  children: ReactNode;
};

/** A drawing with its sentence, and its table in the same place for whoever would rather read. */
export function ChartPanel({ level = 2, ...props }: Props) {
  const { name, title, summary, note, toTable, toChart, table, children } = props;
  const Heading = `h${level}` as const;
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <figure className={styles.panel} data-chart={name} aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <Heading className={styles.title} id={`${id}-title`}>
          {title}
        </Heading>
        <button
          type="button"
          className={styles.twin}
          aria-controls={`${id}-body`}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? toChart : toTable}
        </button>
      </div>
      <figcaption className={styles.summary}>
        {summary}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </figcaption>
      <div id={`${id}-body`}>{isTable ? <ChartTable caption={title} table={table} /> : children}</div>
    </figure>
  );
}
