import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { documentMemberSchema } from '#shared/drafting/document-member.ts';
import { addPrivateNote } from '#test/support/add-private-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp();
  await addPrivateNote(app.app.database, { id: 'note-in', side: 'in', title: 'Position', words: 'secret' });
});
afterAll(() => app.stop());

async function membersOf(document: string, asking: string): Promise<string[]> {
  const response = await app.get(`/api/documents/${document}/members`, await app.loginAs(asking));
  expect(response.status).toBe(200);
  const members = z.array(z.strictObject(documentMemberSchema.shape)).parse(await response.json());
  return members.map(({ id }) => String(id));
}

test('everybody of both Sides may be mentioned in the Protocol, and no administrator', async () => {
  for (const asking of ['in-observer', 'ru-cochair']) {
    const members = await membersOf('protocol-11', asking);
    expect(members).toHaveLength(18);
    expect(members).toEqual(expect.arrayContaining(['in-secretary', 'ru-observer']));
    expect(members).not.toContain('admin');
  }
});

test('a name comes in every language of the interface, with the Side and nothing else', async () => {
  const response = await app.get('/api/documents/protocol-11/members', await app.loginAs('in-observer'));
  const members: unknown = await response.json();
  expect(members).toContainEqual({
    id: 'ru-secretary',
    side: 'ru',
    name: { en: 'Elena Sokolova', ru: 'Елена Соколова', hi: 'येलेना सोकोलोवा' },
  });
});

test("of a Side's own note only its members are named, and the other Side does not learn that it exists", async () => {
  const members = await membersOf('note-in', 'in-secretary');
  expect(members.length).toBeGreaterThan(0);
  expect(members.filter((id) => !id.startsWith('in-'))).toEqual([]);
  for (const asking of ['ru-cochair', 'admin']) {
    const cookie = await app.loginAs(asking);
    const hidden = await app.get('/api/documents/note-in/members', cookie);
    const missing = await app.get('/api/documents/none/members', cookie);
    expect(hidden.status).toBe(404);
    expect(await hidden.text()).toBe(await missing.text());
  }
  expect((await app.get('/api/documents/protocol-11/members')).status).toBe(401);
});
