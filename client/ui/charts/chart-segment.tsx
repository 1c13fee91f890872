import { edges, patternId } from './fill-patterns.tsx';
import type { Layer } from './fill.ts';
import styles from './charts.module.css';

const LEAST_FOR_NUMBER = { width: 20, height: 15 }; // px
const LETTER = 7; // px, one figure of a number

type Place = { x: number; y: number; width: number; height: number };

type Props = Place & {
  owner: string;
  layer: Layer;
  /** Of the bar that it belongs to. */
  row: string;
  value: number;
};

/** One piece of a stack, with its number where there is room. */
export function ChartSegment({ owner, layer, row, value, ...place }: Props) {
  const { x, y, width, height } = place;
  if (value === 0 || width <= 0 || height <= 0) return null;
  const hasRoom = width >= LEAST_FOR_NUMBER.width && height >= LEAST_FOR_NUMBER.height;
  const label = LETTER * String(value).length + 6;
  return (
    <g data-row={row} data-layer={layer.key} data-value={value}>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={Math.max(0, width - 1)}
        height={Math.max(0, height - 1)}
        rx={2}
        fill={`url(#${patternId(owner, layer.fill)})`}
        stroke={edges[layer.fill]}
      />
      {hasRoom && (
        <>
          <rect
            className={styles.numberGround}
            x={x + width / 2 - label / 2}
            y={y + height / 2 - 7}
            width={label}
            height={14}
            rx={3}
          />
          <text
            className={styles.number}
            x={x + width / 2}
            y={y + height / 2}
            dy="0.35em"
            textAnchor="middle"
          >
            {value}
          </text>
        </>
      )}
    </g>
  );
}
