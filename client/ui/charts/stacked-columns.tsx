import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts';
import { ChartDrawing } from './chart-drawing.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { ChartSegment } from './chart-segment.tsx';
import styles from './charts.module.css';
import { FillPatterns } from './fill-patterns.tsx';
import type { Layer } from './fill.ts';
import { tick } from './tick.ts';

type StackedColumn = {
  readonly key: string;
  /** Under the column; too many are thinned out. */
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
};

type Props = {
  columns: readonly StackedColumn[];
  layers: readonly Layer[];
  /** Lines across, each at a column: what happened then. */
  marks: readonly { readonly column: string; readonly name: string }[];
  label: string;
};

const HEIGHT = 280; // px

/** How much there was at each time. */
export function StackedColumns({ columns, layers, marks, label }: Props) {
  const owner = useId();
  const names = new Map(columns.map(({ key, name }) => [key, name]));
  return (
    <>
      <ChartLegend layers={layers} />
      <ChartDrawing label={label}>
        <BarChart
          data={columns.map(({ key, values }) => ({ key, ...values }))}
          responsive
          style={{ width: '100%', height: HEIGHT }}
          margin={{ top: 24, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          barCategoryGap="18%"
        >
          <FillPatterns owner={owner} fills={layers.map(({ fill }) => fill)} />
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis
            dataKey="key"
            tickLine={false}
            axisLine={{ stroke: 'var(--hairline)' }}
            tick={tick}
            minTickGap={14}
            interval="preserveStartEnd"
            tickFormatter={(key: string) => names.get(key) ?? key}
          />
          <YAxis width={30} allowDecimals={false} axisLine={false} tickLine={false} tick={tick} />
          {layers.map((layer) => (
            <Bar
              key={layer.key}
              dataKey={layer.key}
              stackId="stack"
              isAnimationActive={false}
              shape={<ChartSegment {...{ owner, layer }} stacks={columns} />}
            />
          ))}
          {marks.map(({ column, name }) => (
            <ReferenceLine
              key={column}
              x={column}
              className={styles.mark ?? ''}
              label={{ value: name, position: 'top', textAnchor: 'start', className: styles.markName ?? '' }}
            />
          ))}
        </BarChart>
      </ChartDrawing>
    </>
  );
}
