/** How numbers and names beside an axis are written. */
export const tick = { fill: 'var(--ink-faint)', fontSize: 12 } as const;
