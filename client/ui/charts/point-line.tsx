import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { ChartDrawing } from './chart-drawing.tsx';
import { ChartPoint } from './chart-point.tsx';
import styles from './charts.module.css';
import type { PointShape } from './point-shape.ts';
import { tick } from './tick.ts';

export type LinePoint = {
  readonly key: string;
  /** On the axis; whole units are named below it. */
  readonly at: number;
  readonly value: number;
  /** The number as it is written beside the point. */
  readonly label: string;
  readonly shape: PointShape;
  /** Stands beside the line and is no part of it: a later figure has replaced it. */
  readonly isAside: boolean;
};

type Level = { readonly value: number; readonly name: string; readonly isPast: boolean };

type Props = {
  points: readonly LinePoint[];
  levels: readonly Level[];
  /** What stands below the axis at that place. */
  nameAt: (at: number) => string;
  /** A number on the other axis, as the language writes it. */
  writeNumber: (value: number) => string;
  /** Said to screen readers in the place of the drawing. */
  label: string;
  legend: readonly { readonly shape: PointShape; readonly name: string }[];
};

const HEIGHT = 260; // px
const STEPS = 4;
const ROUND = [1, 2, 5, 10];

/** Figures of one basis over time. Only neighbours in time are joined: what lies in a gap is not known. */
export function PointLine({ points, levels, nameAt, writeNumber, label, legend }: Props) {
  const joined = points.filter(({ isAside }) => !isAside).sort((a, b) => a.at - b.at);
  const aside = points.filter(({ isAside }) => isAside);
  const steps = roundSteps(Math.max(...[...points, ...levels].map(({ value }) => value)));
  return (
    <>
      {legend.length > 1 && <PointLegend legend={legend} />}
      <ChartDrawing label={label}>
        <LineChart
          data={withGaps(joined)}
          responsive
          style={{ width: '100%', height: HEIGHT }}
          margin={{ top: 24, right: 20, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis
            type="number"
            dataKey="at"
            domain={['dataMin - 0.3', 'dataMax + 0.3']}
            ticks={joined.map(({ at }) => at)}
            tickFormatter={nameAt}
            interval="preserveStartEnd"
            tickLine={false}
            padding={{ left: 8, right: 12 }}
            axisLine={{ stroke: 'var(--hairline)' }}
            tick={tick}
          />
          <YAxis
            width={38}
            tickFormatter={writeNumber}
            domain={[0, steps.at(-1) ?? 0]}
            ticks={steps}
            axisLine={false}
            tickLine={false}
            tick={tick}
          />
          {levels.map(({ value, name, isPast }) => (
            <ReferenceLine
              key={name}
              y={value}
              className={(isPast ? styles.pastLevel : styles.level) ?? ''}
              label={{ value: name, position: 'insideBottomLeft', className: styles.markName ?? '' }}
            />
          ))}
          <Line dataKey="value" className={styles.line ?? ''} isAnimationActive={false} dot={<Mark />} />
          {aside.length > 0 && (
            <Line
              data={aside.map(drawn)}
              dataKey="value"
              stroke="none"
              isAnimationActive={false}
              dot={<Mark />}
            />
          )}
        </LineChart>
      </ChartDrawing>
    </>
  );
}

/** What each shape of a point means. */
function PointLegend({ legend }: Pick<Props, 'legend'>) {
  return (
    <ul className={styles.legend}>
      {legend.map(({ shape, name }) => (
        <li key={shape}>
          <svg className={styles.swatch} viewBox="0 0 18 12" aria-hidden>
            <ChartPoint x={9} y={6} shape={shape} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

type Drawn = { key: string; at: number; value: number | null; point: LinePoint | null };

const drawn = (point: LinePoint): Drawn => ({ key: point.key, at: point.at, value: point.value, point });

/** An empty place between two that are further than a year apart: the line is broken there. */
function withGaps(points: readonly LinePoint[]): Drawn[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || point.at - before.at <= 1) return [drawn(point)];
    return [
      { key: `${point.key}-gap`, at: (before.at + point.at) / 2, value: null, point: null },
      drawn(point),
    ];
  });
}

/** Round numbers from nought to above all that is drawn, so that names of points keep their room. */
function roundSteps(most: number): number[] {
  const rough = (most * 1.08) / STEPS;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = size * (ROUND.find((round) => round * size >= rough) ?? 10);
  const count = Math.ceil((most * 1.08) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** The chart gives each point its place. */
function Mark({ cx, cy, payload }: { cx?: number; cy?: number; payload?: Drawn }) {
  const point = payload?.point ?? null;
  if (cx === undefined || cy === undefined || point === null) return null;
  return (
    <g data-point={point.key} data-value={point.value}>
      <ChartPoint x={cx} y={cy} shape={point.shape} />
      <text className={styles.value} x={cx} y={cy} dy={point.isAside ? 18 : -10} textAnchor="middle">
        {point.label}
      </text>
    </g>
  );
}
