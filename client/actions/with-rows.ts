import type { Register, RegisterRow } from '#shared/actions/register.ts';

/** The register with those rows in the place of older ones; a row that it does not have stands at the end. */
export function withRows(register: Register, rows: readonly RegisterRow[]): Register {
  if (rows.length === 0) return register;
  const waiting = new Map(rows.map((row) => [row.id, row]));
  const renewed = register.rows.map((row) => {
    const later = waiting.get(row.id);
    waiting.delete(row.id);
    return later !== undefined && later.revision >= row.revision ? later : row;
  });
  return { ...register, rows: [...renewed, ...waiting.values()] };
}
