import { useId } from 'react';
import styles from './charts.module.css';
import { edges, FillPatterns, patternId } from './fill-patterns.tsx';
import type { Layer } from './fill.ts';

/** What each filling means. */
export function ChartLegend({ layers }: { layers: readonly Layer[] }) {
  const owner = useId();
  return (
    <ul className={styles.legend}>
      {layers.map(({ key, name, fill }) => (
        <li key={key}>
          <svg className={styles.swatch} viewBox="0 0 18 12" aria-hidden>
            <FillPatterns owner={`${owner}-${key}`} fills={[fill]} />
            <rect
              x={0.5}
              y={0.5}
              width={17}
              height={11}
              rx={2}
              fill={`url(#${patternId(`${owner}-${key}`, fill)})`}
              stroke={edges[fill]}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
