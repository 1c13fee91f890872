import { InsertQueryNode, type KyselyPlugin } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { DocumentVisits } from '#server/drafting/document-visits.ts';
import { startApp } from '#test/support/start-app.ts';

const TEXT = textKey({ kind: 'common', document: documentIdSchema.parse('protocol-11') });

class InsertCounter implements KyselyPlugin {
  inserts = 0;

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    if (InsertQueryNode.is(node)) this.inserts += 1;
    return node;
  }

  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return result;
  }
}

async function started() {
  const app = await startApp();
  onTestFinished(async () => {
    await app.stop();
  });
  const counter = new InsertCounter();
  const warnings: string[] = [];
  const { db } = app.app.database;
  const visits = new DocumentVisits({
    db: db.withPlugin(counter),
    logger: {
      info: () => undefined,
      warn: (_fields, message) => void warnings.push(message),
      error: () => undefined,
    },
  });
  const members = (await db.selectFrom('member').select('id').execute()).map(({ id }) => id);
  return { visits, counter, warnings, members, database: app.app.database };
}

test('a delegation that comes and goes at once is one write; until then every visit is known', async () => {
  const { visits, counter, members } = await started();
  for (const seq of [3, 5]) {
    for (const member of members) visits.note({ member, text: TEXT, seq, at: 1 });
  }
  expect(counter.inserts).toBe(0);
  for (const member of members) expect((await visits.seenBy(member)).get(TEXT)).toBe(5);
  await vi.waitUntil(() => counter.inserts > 0, { timeout: 5000 });
  await visits.save();
  for (const member of members) expect((await visits.seenBy(member)).get(TEXT)).toBe(5);
  expect(counter.inserts).toBeLessThan(3);
});

test('a visit that cannot be stored is logged and still known', async () => {
  const { visits, warnings, members, database } = await started();
  const [member = ''] = members;
  visits.note({ member, text: TEXT, seq: 3, at: 1 });
  visits.note({ member: 'nobody', text: TEXT, seq: 3, at: 1 });
  await visits.save();
  expect(warnings).toEqual(['visits could not be stored']);
  expect((await visits.seenBy(member)).get(TEXT)).toBe(3);
  expect(await database.db.selectFrom('document_visit').select('seq').execute()).toEqual([]);
});
