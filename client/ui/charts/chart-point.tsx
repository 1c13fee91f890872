import { PointShape } from './point-shape.ts';

const RADIUS = 4; // px
const LINE = { fill: 'var(--accent)', stroke: 'var(--accent)', strokeWidth: 1.5 };

/** One point of a line, or its likeness in the legend. */
export function ChartPoint({ x, y, shape }: { x: number; y: number; shape: PointShape }) {
  switch (shape) {
    case PointShape.square:
      return <rect x={x - RADIUS} y={y - RADIUS} width={2 * RADIUS} height={2 * RADIUS} {...LINE} />;
    case PointShape.diamond:
      return <path d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} {...LINE} />;
    case PointShape.hollow:
      return <circle cx={x} cy={y} r={RADIUS} {...LINE} fill="var(--paper)" />;
    default:
      return <circle cx={x} cy={y} r={RADIUS} {...LINE} />;
  }
}
