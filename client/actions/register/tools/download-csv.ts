import { saveFile } from '#client/browser/save-file.ts';
import type { RegisterScene } from '#client/actions/register/register-scene.ts';
import { Column } from '#client/actions/register/register-view.ts';
import { type CsvColumn, registerCsv } from '#shared/actions/register-csv.ts';
import type { RegisterRow } from '#shared/actions/register.ts';

/** The rows and columns as they are shown, in their order and in the language of the interface, as a spreadsheet reads them. */
export function downloadCsv(
  rows: readonly RegisterRow[],
  {
    names,
    register,
    view,
    demonstration,
  }: Pick<RegisterScene, 'names' | 'register' | 'view' | 'demonstration'>,
): void {
  const numbers = new Map(names.sessions.map(({ id, number }) => [id, number]));
  const csv = registerCsv(rows, {
    ...names,
    columns: view.columns.flatMap(columnsOf),
    numberOf: (session) => numbers.get(session) ?? null,
    isDemonstration: demonstration,
  });
  saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `actions-${register.businessDay}.csv`);
}

/** On the screen a colour beside the last day says whether it has passed: a file says it in words. */
function columnsOf(column: Column): readonly CsvColumn[] {
  return column === Column.due ? ['due', 'dueState'] : [column];
}
