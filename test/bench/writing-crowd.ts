import * as Y from 'yjs';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';
import { epochOf, openText } from '#test/support/open-text.ts';
import type { ServerProcess } from '#test/support/start-server-process.ts';
import { yWebsocketDialect } from './client/dialect.ts';
import { appendingHands } from './client/hand.ts';
import { TextWriter, Watch } from './client/text-writer.ts';

const PEOPLE = ['cochair', 'secretary', 'interpreter'].flatMap((role) => [`in-${role}`, `ru-${role}`]);

export type Crowd = {
  /** No more keys. The connections stay. */
  stopTyping(): void;
  /** What is missing of what the writers typed; empty when the text is complete. */
  missing(fresh: Y.Doc): string[];
  leave(): void;
};

type Options = { document: string; writers: number; keysPerSecond: number };

/** So many people who write, half of them in each language, each at the end of a clause. */
export async function startCrowd(server: ServerProcess, options: Options): Promise<Crowd> {
  const writers = await join(server, options);
  const timers: NodeJS.Timeout[] = [];
  const every = 1000 / options.keysPerSecond;
  for (const writer of writers) {
    // Not all in the same millisecond.
    timers.push(
      setTimeout(() => timers.push(setInterval(() => writer.type(), every)), every * Math.random()),
    );
  }
  return {
    stopTyping: () => {
      for (const timer of timers) clearInterval(timer);
    },
    missing: (fresh) =>
      writers.flatMap(({ doc, closed }, index) => {
        const typed = Y.getState(doc.store, doc.clientID);
        const has = Y.getState(fresh.store, doc.clientID);
        if (closed !== null) return [`writer ${index} was closed with ${closed}`];
        return has === typed ? [] : [`writer ${index}: ${has} of ${typed} characters`];
      }),
    leave: () => {
      for (const writer of writers) writer.close();
    },
  };
}

async function join(server: ServerProcess, { document, writers: count }: Options): Promise<TextWriter[]> {
  const text = `${document}/common`;
  const reader = await openText(server, 'in-cochair', { text });
  const state = Y.encodeStateAsUpdate(reader.doc);
  reader.close();
  const cookies = await Promise.all(PEOPLE.map((member) => server.loginAs(member)));
  const epoch = await epochOf(server, cookies[0] ?? '', text);
  const query = `wire=${WIRE_VERSION}&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}`;
  const watch = new Watch();
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
      state,
      watch,
      words: (doc) => wordsOf(doc, index),
      hand: appendingHands.of(index),
    });
    await writer.opened();
    writers.push(writer);
  }
  return writers;
}

/** Of a clause that begins with words. */
function wordsOf(doc: Y.Doc, index: number): Y.XmlText {
  const words = doc
    .getXmlFragment(index % 2 === 0 ? 'en' : 'ru')
    .toArray()
    .filter((part) => part instanceof Y.XmlElement && part.nodeName === 'clause')
    .flatMap((clause) => {
      const block = clause instanceof Y.XmlElement && clause.length > 0 ? clause.get(0) : null;
      const first = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null;
      return first instanceof Y.XmlText ? [first] : [];
    });
  const found = words[(2 + index) % words.length];
  if (found === undefined) throw new Error('a text without clauses');
  return found;
}
