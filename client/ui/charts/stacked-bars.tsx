import { useMediaQuery } from '@mantine/hooks';
import { useId } from 'react';
import { Bar, BarChart, Text, usePlotArea, XAxis, YAxis } from 'recharts';
import { ChartDrawing } from './chart-drawing.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { ChartSegment } from './chart-segment.tsx';
import styles from './charts.module.css';
import { FillPatterns } from './fill-patterns.tsx';
import type { Layer } from './fill.ts';

type StackedBar = {
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

/** Pixels of one line: its name above, on a phone in up to two lines, and the bar. */
const ROW = { wide: 50, narrow: 66 };
const THICKNESS = 18; // px
const ABOVE = 6; // px between a name and its bar
const BELOW = 4; // px
const END = 92; // px for the words at the end of a line

/** One bar a line, its name above it: long names in any language keep their room on a phone too. */
export function StackedBars({ bars, layers, label }: Props) {
  const owner = useId();
  const row = useMediaQuery('(width < 40rem)') ? ROW.narrow : ROW.wide;
  const sums = bars.map((bar) => layers.reduce((sum, { key }) => sum + (bar.values[key] ?? 0), 0));
  const shown = layers.filter(({ key }) => bars.some((bar) => (bar.values[key] ?? 0) > 0));
  const shift = row / 2 - THICKNESS / 2 - BELOW;
  return (
    <>
      <ChartLegend layers={shown} />
      <ChartDrawing label={label}>
        <BarChart
          layout="vertical"
          data={bars.map(({ key, values }) => ({ key, ...values }))}
          responsive
          style={{ width: '100%', height: bars.length * row }}
          margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          barSize={THICKNESS}
        >
          <FillPatterns owner={owner} fills={shown.map(({ fill }) => fill)} />
          <XAxis type="number" hide domain={[0, Math.max(1, ...sums)]} />
          <YAxis
            type="category"
            dataKey="key"
            width={1}
            axisLine={false}
            tickLine={false}
            interval={0}
            tick={<BarName bars={bars} shift={shift - THICKNESS / 2 - ABOVE} />}
          />
          {shown.map((layer) => (
            <Bar
              key={layer.key}
              dataKey={layer.key}
              stackId="stack"
              isAnimationActive={false}
              shape={<ChartSegment {...{ owner, layer, shift }} stacks={bars} thickness={THICKNESS} />}
            />
          ))}
        </BarChart>
      </ChartDrawing>
    </>
  );
}

type NameProps = {
  bars: readonly StackedBar[];
  /** Pixels from the middle of the line down to where the letters stand. */
  shift: number;
  /** The chart gives each name its place. */
  y?: number;
  payload?: { value: string };
};

function BarName({ bars, shift, y = 0, payload }: NameProps) {
  const area = usePlotArea();
  const bar = bars.find(({ key }) => key === payload?.value);
  if (bar === undefined || area === undefined) return null;
  return (
    <g>
      <Text
        className={styles.name ?? ''}
        x={area.x}
        y={y + shift}
        width={area.width - END}
        verticalAnchor="end"
        textAnchor="start"
        fill="var(--ink)"
      >
        {bar.name}
      </Text>
      <text className={styles.end} x={area.x + area.width} y={y + shift} textAnchor="end">
        {bar.end}
      </text>
    </g>
  );
}
