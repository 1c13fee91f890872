import type { ReactNode } from 'react';

/** A drawing that is one thing to screen readers: its sentence stands for it, its table can be read. */
export function ChartDrawing({ label, children }: { label: string; children: ReactNode }) {
  return (
    // An `img` holds no drawing of ours.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="img" aria-label={label}>
      <div aria-hidden>{children}</div>
    </div>
  );
}
