import { backup, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { damaged, type BackupManifest } from './backup-manifest.ts';

/** Between two steps others of this process may run; the server, another process, is never kept. */
const PAGES_A_STEP = 500;

const LAST_ROWS = `select t.address as "text", t.epoch as epoch, max(
    coalesce((select max(u.seq) from text_update u where u."text" = t.address), 0),
    coalesce((select c.seq from text_checkpoint c where c."text" = t.address), 0)) as seq
  from "text" t order by t.address`;
const endMarksSchema = z.array(z.object({ text: z.string(), epoch: z.number(), seq: z.number() }));
const namesSchema = z.array(z.object({ name: z.string() }));

type EndMarks = Pick<BackupManifest, 'texts' | 'migrations'>;

/**
 * Copies one moment of the database while a server writes to it. The copy is one file that needs no log beside it;
 * refuses with `backup-damaged` when SQLite finds a fault in it.
 */
export async function copyDatabase(from: string, to: string): Promise<EndMarks> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    // The transaction holds the moment: without one every commit of the server would have the copy begin again.
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    await backup(source, to, { rate: PAGES_A_STEP });
    source.exec('rollback');
  } finally {
    source.close();
  }
  return sealCopy(to);
}

function sealCopy(file: string): EndMarks {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('pragma journal_mode = delete');
    const check = copy.prepare('pragma integrity_check').all();
    if (check.length !== 1 || check[0]?.['integrity_check'] !== 'ok')
      throw damaged('SQLite finds faults in it');
    if (copy.prepare('pragma foreign_key_check').all().length > 0) throw damaged('rows refer to nothing');
    const migrations = namesSchema.parse(
      copy.prepare('select name from kysely_migration order by name').all(),
    );
    return {
      migrations: migrations.map(({ name }) => name),
      texts: endMarksSchema.parse(copy.prepare(LAST_ROWS).all()),
    };
  } finally {
    copy.close();
  }
}
