// The leak suite over sockets: a Side's private texts, opened by the other Side.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';
import { type PrivateThings, plantPrivateThings } from './private-things.ts';

let app: StartedApp;
const planted: PrivateThings[] = [];

// Planting goes through the front door: logins, rooms, receipts.
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000 } });
  planted.push(await plantPrivateThings(app, 'in'), await plantPrivateThings(app, 'ru'));
}, 60_000);
afterAll(() => app.stop());

/** Spellings of one address that a careless parser would take for it. */
const disguises = (text: string): string[] => [
  text,
  text.replaceAll('/', '%2f'),
  `${text}/`,
  `/${text}`,
  `./${text}`,
  `protocol-11/common/../../${text}`,
  text.toUpperCase(),
  `${text}%00`,
  `${text}?side=in`,
];

async function opened(text: string, cookie: string): Promise<{ end: number; frames: number }> {
  const client = new WireClient({ url: `ws://localhost:${app.port}`, text, cookie });
  await client.until(() => client.isSynced || client.isOver);
  if (client.isOver) return { end: await client.ended(), frames: client.frames };
  client.close();
  return { end: 0, frames: client.frames };
}

describe('private texts', () => {
  test('open to their own Side', async () => {
    for (const { side, texts } of planted) {
      const cookie = await app.loginAs(`${side}-secretary`);
      for (const text of texts) {
        const { end, frames } = await opened(text, cookie);
        expect({ text, end }).toEqual({ text, end: 0 });
        expect(frames).toBeGreaterThan(0);
      }
    }
  });

  test.each(['cochair', 'secretary', 'interpreter', 'observer'])(
    'never open to the %s of the other Side, however the address is spelled',
    async (seat) => {
      for (const { side, texts } of planted) {
        const cookie = await app.loginAs(`${side === 'in' ? 'ru' : 'in'}-${seat}`);
        for (const text of texts.flatMap(disguises)) {
          expect({ text, ...(await opened(text, cookie)) }).toEqual({ text, end: 4404, frames: 0 });
        }
      }
    },
  );

  test('nor to an administrator, for whom no text exists', async () => {
    const cookie = await app.loginAs('admin');
    for (const text of [...planted.flatMap(({ texts }) => texts), 'protocol-11/common', 'agenda-11/common']) {
      expect({ text, ...(await opened(text, cookie)) }).toEqual({ text, end: 4404, frames: 0 });
    }
  });

  test('are refused as a text that does not exist is', async () => {
    for (const { side, texts } of planted) {
      const other = side === 'in' ? 'ru' : 'in';
      const cookie = await app.loginAs(`${other}-cochair`);
      const missing = await opened(`none/private/${side}`, cookie);
      for (const text of texts) expect(await opened(text, cookie)).toEqual(missing);
    }
  });
});
