import * as Y from 'yjs';
import type { ServerProcess } from '#test/support/start-server-process.ts';
import { appendingHands } from './client/hand.ts';
import { Watch } from './client/text-writer.ts';
import { joinWriters } from './join-writers.ts';

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
  const { writers } = await joinWriters(server, {
    text: `${options.document}/common`,
    count: options.writers,
    watch: new Watch(),
    words: wordsOf,
    hands: appendingHands,
  });
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
