import * as Y from 'yjs';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';
import { epochOf, openText } from '#test/support/open-text.ts';
import type { ServerProcess } from '#test/support/start-server-process.ts';
import { yWebsocketDialect } from './client/dialect.ts';
import type { Hands } from './client/hand.ts';
import { TextWriter, type Watch } from './client/text-writer.ts';

const PEOPLE = ['cochair', 'secretary', 'interpreter'].flatMap((role) => [`in-${role}`, `ru-${role}`]);

type Joining = {
  text: string;
  count: number;
  watch: Watch;
  words: (doc: Y.Doc, index: number) => Y.XmlText;
  hands: Hands;
  /** As of `TextWriter`. */
  marksEveryMs?: number;
};

export type Joined = {
  writers: TextWriter[];
  /** The text before any of them wrote. */
  base: Uint8Array;
};

/** So many people come into a text one after the other, as six members of the demonstration. Rejects when one is turned away. */
export async function joinWriters(server: ServerProcess, joining: Joining): Promise<Joined> {
  const { text, count, watch, words, hands, marksEveryMs = null } = joining;
  const reader = await openText(server, 'in-cochair', { text });
  const base = Y.encodeStateAsUpdate(reader.doc);
  reader.close();
  const cookies = await Promise.all(PEOPLE.map((member) => server.loginAs(member)));
  const epoch = await epochOf(server, cookies[0] ?? '', text);
  const query = `wire=${WIRE_VERSION}&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}`;
  const writers: TextWriter[] = [];
  for (let index = 0; index < count; index += 1) {
    const writer = new TextWriter({
      line: {
        port: server.port,
        path: `/sync/${text}?${query}`,
        headers: { Cookie: cookies[index % cookies.length] ?? '' },
        dialect: yWebsocketDialect,
        isAnswered: true,
      },
      state: base,
      watch,
      words: (doc) => words(doc, index),
      hand: hands.of(index),
      marksEveryMs,
    });
    await writer.opened();
    writers.push(writer);
  }
  return { writers, base };
}
