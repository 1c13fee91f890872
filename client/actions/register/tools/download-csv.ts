import { saveFile } from '#client/browser/save-file.ts';
import type { RegisterScene } from '#client/actions/register/register-scene.ts';
import { registerCsv } from '#shared/actions/register-csv.ts';
import type { RegisterRow } from '#shared/actions/register.ts';

/** The rows as they are shown, in their order and in the language of the interface, as a spreadsheet reads them. */
export function downloadCsv(
  rows: readonly RegisterRow[],
  { names, register, demonstration }: Pick<RegisterScene, 'names' | 'register' | 'demonstration'>,
): void {
  const numbers = new Map(names.sessions.map(({ id, number }) => [id, number]));
  const csv = registerCsv(rows, {
    ...names,
    numberOf: (session) => numbers.get(session) ?? null,
    isDemonstration: demonstration,
  });
  saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `actions-${register.businessDay}.csv`);
}
