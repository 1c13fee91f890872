import type { ReactNode } from 'react';
import { Fill } from './fill.ts';

const TILE = 6; // px

const grounds: Readonly<Record<Fill, string>> = {
  [Fill.solid]: 'var(--accent)',
  [Fill.hatched]: 'var(--accent-wash)',
  [Fill.dotted]: 'var(--accent-wash)',
  [Fill.striped]: 'var(--hover)',
  [Fill.crossed]: 'var(--hover)',
  [Fill.quiet]: 'var(--pressed)',
  [Fill.empty]: 'var(--paper)',
  [Fill.warning]: 'var(--warn)',
  [Fill.warningHatched]: 'var(--warn-wash)',
};

const strokes: Partial<Record<Fill, ReactNode>> = {
  [Fill.hatched]: <path d="M-1 7 7 -1M-1 1 1 -1M5 7 7 5" stroke="var(--accent)" strokeWidth={1.6} />,
  [Fill.dotted]: <circle cx={3} cy={3} r={1.3} fill="var(--accent)" />,
  [Fill.striped]: <path d="M2 0V6" stroke="var(--ink-faint)" strokeWidth={1.2} />,
  [Fill.crossed]: <path d="M0 0 6 6M6 0 0 6" stroke="var(--ink-faint)" strokeWidth={0.8} />,
  [Fill.warningHatched]: <path d="M-1 -1 7 7M-1 5 1 7M5 -1 7 1" stroke="var(--warn)" strokeWidth={1.6} />,
};

/** Lines that a light area needs to be seen at all. */
export const edges: Readonly<Record<Fill, string>> = {
  [Fill.solid]: 'var(--accent)',
  [Fill.hatched]: 'var(--accent)',
  [Fill.dotted]: 'var(--accent)',
  [Fill.striped]: 'var(--ink-faint)',
  [Fill.crossed]: 'var(--ink-faint)',
  [Fill.quiet]: 'var(--ink-faint)',
  [Fill.empty]: 'var(--ink-faint)',
  [Fill.warning]: 'var(--warn)',
  [Fill.warningHatched]: 'var(--warn)',
};

export const patternId = (owner: string, fill: Fill): string => `${owner}-${fill}`;

/** The patterns of one drawing; `owner` keeps those of two drawings on a page apart. */
export function FillPatterns({ owner, fills }: { owner: string; fills: readonly Fill[] }) {
  return (
    <defs>
      {[...new Set(fills)].map((fill) => (
        <pattern
          key={fill}
          id={patternId(owner, fill)}
          width={TILE}
          height={TILE}
          patternUnits="userSpaceOnUse"
        >
          <rect width={TILE} height={TILE} fill={grounds[fill]} />
          {strokes[fill]}
        </pattern>
      ))}
    </defs>
  );
}
