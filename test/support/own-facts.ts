import type { StartedApp } from './start-app.ts';

/** What is on record of a thing, the earliest first, with the details read. */
export async function ownFacts({ app }: StartedApp, thing: string) {
  const rows = await app.database.db
    .selectFrom('audit_fact')
    .selectAll()
    .where('thing', '=', thing)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as unknown }));
}
