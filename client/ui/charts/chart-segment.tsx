import styles from './charts.module.css';
import { edges, patternId } from './fill-patterns.tsx';
import type { Layer } from './fill.ts';

const LEAST_FOR_NUMBER = { width: 20, height: 15 }; // px
const LETTER = 7; // px, one figure of a number

/** The chart gives each piece its place. */
type Given = { x?: number; y?: number; width?: number; height?: number; index?: number };

type Props = Given & {
  owner: string;
  layer: Layer;
  stacks: readonly { readonly key: string; readonly values: Readonly<Record<string, number>> }[];
  /** Pixels by which it is drawn lower than its place, and how thick. */
  shift?: number;
  thickness?: number;
};

/** One piece of a stack, with its number where there is room. */
export function ChartSegment({ owner, layer, stacks, shift = 0, thickness, ...given }: Props) {
  const { x = 0, y: top = 0, width = 0, index = -1 } = given;
  const height = thickness ?? given.height ?? 0;
  const y = top + shift;
  const stack = stacks[index];
  const value = stack?.values[layer.key] ?? 0;
  if (stack === undefined || value === 0 || width <= 0 || height <= 0) return null;
  const hasRoom = width >= LEAST_FOR_NUMBER.width && height >= LEAST_FOR_NUMBER.height;
  return (
    <g data-row={stack.key} data-layer={layer.key} data-value={value}>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={Math.max(0, width - 1)}
        height={Math.max(0, height - 1)}
        rx={2}
        fill={`url(#${patternId(owner, layer.fill)})`}
        stroke={edges[layer.fill]}
      />
      {hasRoom && <SegmentNumber x={x + width / 2} y={y + height / 2} value={value} />}
    </g>
  );
}

/** On a ground of its own: no pattern runs through it. */
function SegmentNumber({ x, y, value }: { x: number; y: number; value: number }) {
  const width = LETTER * String(value).length + 6;
  return (
    <>
      <rect className={styles.numberGround} x={x - width / 2} y={y - 7} width={width} height={14} rx={3} />
      <text className={styles.number} x={x} y={y} dy="0.35em" textAnchor="middle">
        {value}
      </text>
    </>
  );
}
