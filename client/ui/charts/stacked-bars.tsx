import { useId } from 'react';
import { Bar, BarChart, type BarShapeProps, Text, usePlotArea, XAxis, YAxis } from 'recharts';
import { ChartLegend } from './chart-legend.tsx';
import { ChartSegment } from './chart-segment.tsx';
import styles from './charts.module.css';
import { FillPatterns } from './fill-patterns.tsx';
import type { Layer } from './fill.ts';

export type StackedBar = {
  readonly key: string;
  readonly name: string;
  /** At the other end of its line, such as "3 of 8". */
  readonly end: string;
  readonly values: Readonly<Record<string, number>>;
};

type Props = {
  bars: readonly StackedBar[];
  layers: readonly Layer[];
  /** Said to screen readers in the place of the drawing. */
  label: string;
};

const ROW = 62; // px: two lines of a long name, and the bar
const THICKNESS = 18; // px
const END = 92; // px for the words at the end of a line

/** One bar a line, its name above it: long names in any language keep their room on a phone too. */
export function StackedBars({ bars, layers, label }: Props) {
  const owner = useId();
  const most = Math.max(
    1,
    ...bars.map((bar) => layers.reduce((sum, { key }) => sum + (bar.values[key] ?? 0), 0)),
  );
  const shown = layers.filter(({ key }) => bars.some((bar) => (bar.values[key] ?? 0) > 0));
  return (
    <>
      <ChartLegend layers={shown} />
      <div role="img" aria-label={label}>
        <BarChart
          layout="vertical"
          data={bars.map(({ key, values }) => ({ key, ...values }))}
          responsive
          style={{ width: '100%', height: bars.length * ROW + 8 }}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          barSize={THICKNESS}
        >
          <FillPatterns owner={owner} fills={shown.map(({ fill }) => fill)} />
          <XAxis type="number" hide domain={[0, most]} />
          <YAxis
            type="category"
            dataKey="key"
            width={1}
            axisLine={false}
            tickLine={false}
            interval={0}
            tick={({ y, payload }) => (
              <BarName y={Number(y)} bar={bars.find(({ key }) => key === payload.value)} />
            )}
          />
          {shown.map((layer) => (
            <Bar
              key={layer.key}
              dataKey={layer.key}
              stackId="stack"
              isAnimationActive={false}
              shape={({ x, y, width, index }: BarShapeProps) => (
                <ChartSegment
                  owner={owner}
                  layer={layer}
                  row={bars[index]?.key ?? ''}
                  value={bars[index]?.values[layer.key] ?? 0}
                  x={x}
                  // The name stands in the upper part of the line.
                  y={y + ROW / 2 - THICKNESS / 2 - 6}
                  width={width}
                  height={THICKNESS}
                />
              )}
            />
          ))}
        </BarChart>
      </div>
    </>
  );
}

function BarName({ y, bar }: { y: number; bar: StackedBar | undefined }) {
  const area = usePlotArea();
  if (bar === undefined || area === undefined) return null;
  const baseline = y + ROW / 2 - THICKNESS - 12;
  return (
    <g>
      <Text
        className={styles.name ?? ''}
        x={area.x}
        y={baseline}
        width={area.width - END}
        verticalAnchor="end"
        textAnchor="start"
      >
        {bar.name}
      </Text>
      <text className={styles.end} x={area.x + area.width} y={baseline} dy="-0.2em" textAnchor="end">
        {bar.end}
      </text>
    </g>
  );
}
