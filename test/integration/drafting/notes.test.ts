// A Side's notes beside a document, through the front door.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000 } });
});
afterAll(() => app.stop());

async function asked(member: string, document: string): Promise<Response> {
  return app.post(`/api/documents/${document}/notes`, {}, { cookie: await app.loginAs(member) });
}

async function opened(member: string, text: string): Promise<WireClient> {
  const cookie = await app.loginAs(member);
  const client = new WireClient({ url: `ws://localhost:${app.port}`, text, cookie });
  await client.until(() => client.isSynced || client.isOver);
  return client;
}

async function notesRow(document: string, side: string) {
  const rows = await app.app.database.db
    .selectFrom('text')
    .select(['address', 'epoch', 'side', 'kind'])
    .execute();
  return rows.filter(({ address }) => address === `${document}/private/${side}`);
}

/** Writes a note of its own, as our panel does. */
function note(client: WireClient, cid: string, words: string): void {
  client.doc.transact(() => {
    const part = new Y.XmlElement('passage');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    part.setAttribute('cid', cid);
    part.insert(0, [paragraph]);
    client.doc.getXmlFragment('en').push([part]);
  });
}

const wordsOf = (client: WireClient): string => client.doc.getXmlFragment('en').toJSON();

describe('notes beside a document', () => {
  test('begin once, however many of a Side open them at the same moment', async () => {
    const cookies = await Promise.all(
      ['in-secretary', 'in-cochair', 'in-observer'].map((member) => app.loginAs(member)),
    );
    const answers = await Promise.all(
      [...cookies, ...cookies].map(async (cookie) => {
        const response = await app.post('/api/documents/agenda-11/notes', {}, { cookie });
        expect(response.status).toBe(200);
        const { address, epoch }: { address: string; epoch: number } = await response.json();
        return `${address} ${epoch}`;
      }),
    );
    const [row] = await notesRow('agenda-11', 'in');
    expect(new Set(answers)).toEqual(new Set([`agenda-11/private/in ${row?.epoch}`]));
    expect(await notesRow('agenda-11', 'ru')).toEqual([]);
  });

  test('begin with whoever opens the socket first, and hold one empty part', async () => {
    const client = await opened('ru-interpreter', 'agenda-11/private/ru');
    expect(client.isSynced).toBe(true);
    expect(client.doc.getXmlFragment('en').length).toBe(1);
    expect(client.doc.getXmlFragment('ru').length).toBe(0);
    const [row] = await notesRow('agenda-11', 'ru');
    expect(row).toMatchObject({ side: 'ru', kind: 'private' });
    client.close();
    const again = await opened('ru-secretary', 'agenda-11/private/ru');
    expect(again.doc.getXmlFragment('en').length).toBe(1);
    expect(await notesRow('agenda-11', 'ru')).toEqual([row]);
    again.close();
  });

  test('are begun by nobody of the other Side, by no administrator and for no document that is not there', async () => {
    expect((await opened('ru-cochair', 'protocol-11/private/in')).closed?.code).toBe(4404);
    expect((await opened('admin', 'protocol-11/private/in')).closed?.code).toBe(4404);
    expect((await asked('admin', 'protocol-11')).status).toBe(404);
    expect((await asked('in-cochair', 'none')).status).toBe(404);
    expect((await app.post('/api/documents/protocol-11/notes')).status).toBe(401);
    expect(await notesRow('protocol-11', 'in')).toEqual([]);
    expect(await notesRow('none', 'in')).toEqual([]);
  });

  test('are written live by two of a Side, receipted, and are there after a restart', async () => {
    const [first, second] = [
      await opened('in-secretary', 'protocol-11/private/in'),
      await opened('in-mining', 'protocol-11/private/in'),
    ];
    note(first, 'n-1', 'Our position on rail');
    expect((await first.receipt()).status).toBe(0);
    await second.until(() => wordsOf(second).includes('Our position on rail'));
    note(second, 'n-2', 'Ask Moscow twice');
    expect((await second.receipt()).status).toBe(0);
    await first.until(() => wordsOf(first).includes('Ask Moscow twice'));
    first.close();
    second.close();
    await app.stop({ keepData: true });
    app = await startApp({ dataFolder: app.dataFolder, syncLimits: { upgradesPerMinute: 1000 } });
    const later = await opened('in-cochair', 'protocol-11/private/in');
    expect(wordsOf(later)).toContain('Our position on rail');
    expect(wordsOf(later)).toContain('Ask Moscow twice');
    later.close();
  });

  test('are only read by observers and experts, and nobody writes them in a second fragment', async () => {
    const observer = await opened('in-observer', 'protocol-11/private/in');
    note(observer, 'n-3', 'not mine to write');
    observer.mark();
    expect(await observer.ended()).toBe(4403);
    const writer = await opened('in-secretary', 'protocol-11/private/in');
    expect(wordsOf(writer)).not.toContain('not mine to write');
    writer.doc.getXmlFragment('ru').push([new Y.XmlElement('passage')]);
    writer.mark();
    expect(await writer.ended()).toBeGreaterThanOrEqual(4400);
  });

  test('are told of among the texts of a document to their own Side, with the right to them', async () => {
    const texts = async (member: string): Promise<string[]> => {
      const page = await app.get('/api/documents/protocol-11', await app.loginAs(member));
      return openDocumentSchema
        .parse(await page.json())
        .texts.map(({ address, right }) => `${address} ${right}`);
    };
    expect(await texts('in-observer')).toEqual(['protocol-11/common comment', 'protocol-11/private/in read']);
    expect(await texts('in-mining')).toContain('protocol-11/private/in edit');
    expect(await texts('ru-cochair')).toEqual(['protocol-11/common edit']);
  });

  test('of a document that is archived are read and no longer written', async () => {
    const cookie = await app.loginAs('in-secretary');
    await app.post('/api/documents/agenda-11/archive', {}, { cookie });
    const response = await asked('in-secretary', 'agenda-11');
    expect(await response.json()).toMatchObject({ address: 'agenda-11/private/in', right: 'read' });
  });
});
