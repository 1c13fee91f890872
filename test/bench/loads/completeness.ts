import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { openText } from '#test/bench/client/text-opening.ts';
import type { TextWriter, Watch } from '#test/bench/client/text-writer.ts';
import type { Target } from '#test/bench/targets/target.ts';

const LOOK_EVERY_MS = 20;
/** For what lies in the sockets of a server that was asked more than it can do. */
const PATIENCE_MS = 20_000;

/** Waits until everybody has heard everything. What is missing then, in sentences. */
export async function unheard(writers: readonly TextWriter[], watch: Watch): Promise<string[]> {
  const deadline = performance.now() + PATIENCE_MS;
  const waiting = new Set(writers);
  for (;;) {
    for (const writer of waiting) if (writer.hasHeard(writers)) waiting.delete(writer);
    if (waiting.size === 0 || performance.now() > deadline) break;
    await pause(LOOK_EVERY_MS);
  }
  const closed = writers.find((writer) => writer.closed !== null)?.closed;
  return [
    ...(waiting.size === 0 ? [] : [`${waiting.size} of ${writers.length} people did not hear everything`]),
    ...(closed === undefined ? [] : [`somebody was closed with ${closed}`]),
    ...(watch.gaps === 0 ? [] : [`${watch.gaps} times something came before what it follows`]),
  ];
}

type Written = { readonly base: Uint8Array; readonly writers: readonly TextWriter[] };

/** The text with all that was typed into it, as its writers know it. */
function unionOf({ base, writers }: Written): Y.Doc {
  const union = new Y.Doc();
  Y.applyUpdate(union, base);
  const before = Y.encodeStateVector(union);
  for (const { doc } of writers) Y.applyUpdate(union, Y.encodeStateAsUpdate(doc, before));
  return union;
}

/** What a fresh client gets that is not what was typed, in sentences; and the text that it got. */
export async function missingAfresh(
  target: Target,
  text: string,
  written: Written,
): Promise<{ faults: string[]; state: Uint8Array }> {
  const union = unionOf(written);
  if (target.kind.keeps === 'nothing') return { faults: [], state: Y.encodeStateAsUpdate(union) };
  const opening = await openText(target.line(text, 0));
  opening.close();
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, opening.state);
  const lacking = written.writers.filter(({ doc: { clientID }, clock }) => {
    return Y.getState(fresh.store, clientID) !== clock;
  });
  const other = ['en', 'ru'].filter(
    (language) => fresh.getXmlFragment(language).toJSON() !== union.getXmlFragment(language).toJSON(),
  );
  return {
    faults: [
      ...(lacking.length === 0 ? [] : [`a fresh client lacks words of ${lacking.length} people`]),
      ...other.map((language) => `a fresh client reads another ${language} text than was typed`),
    ],
    state: opening.state,
  };
}
