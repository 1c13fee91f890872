import * as Y from 'yjs';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { buildDoc } from '#server/sync/live-text.ts';
import type { MemoryUpdateLog } from '#test/support/memory-update-log.ts';
import { structRuns, structView } from '#test/support/struct-view.ts';

const LANGUAGES = ['en', 'ru'];

export type Replica = { name: string; doc: Y.Doc };

/** What differs between replicas that should be one text, struct by struct; none when they are. */
export function replicaFaults([first, ...others]: readonly Replica[]): string[] {
  if (first === undefined) return ['there is no replica'];
  const expected = structRuns(first.doc);
  return others.flatMap(({ name, doc }) =>
    structRuns(doc) === expected ? [] : [`${name} differs from ${first.name}: ${difference(doc, first.doc)}`],
  );
}

function difference(found: Y.Doc, expected: Y.Doc): string {
  const [these, those] = [linesOf(found), linesOf(expected)];
  const at = these.findIndex((line, index) => line !== those[index]);
  const place = at < 0 ? these.length : at;
  return `line ${place}: ${these[place] ?? 'nothing'} | ${those[place] ?? 'nothing'}`;
}

function linesOf(doc: Y.Doc): string[] {
  const { structs, order } = structView(doc);
  return [...structs, '', ...order];
}

/** The log as replicas: as a process that starts reads it, and from the very first row by the archive. */
export async function storedReplicas(
  log: MemoryUpdateLog,
  key: TextKey,
  state: Uint8Array,
): Promise<Replica[]> {
  const loaded = await log.load(key);
  if (loaded === null) throw new Error('the text has gone from the log');
  const tail = log.everyRow(key);
  const whole = { ...loaded, checkpoint: { seq: 1, bytes: state, at: 0 }, tail };
  return [
    { name: 'the log', doc: buildDoc(loaded, LANGUAGES) },
    { name: 'the archive', doc: buildDoc(whole, LANGUAGES) },
  ];
}

/** Clocks that the log has of each client, as far as the state vector given asks. */
export function lacking(log: MemoryUpdateLog, key: TextKey, promised: ReadonlyMap<number, number>): string[] {
  const stored = new Map<number, number>();
  for (const bytes of log.stored(key)) {
    for (const [client, clock] of Y.parseUpdateMeta(bytes).to) {
      stored.set(client, Math.max(clock, stored.get(client) ?? 0));
    }
  }
  return [...promised].flatMap(([client, clock]) =>
    (stored.get(client) ?? 0) >= clock ? [] : [`${client} has ${stored.get(client) ?? 0} of ${clock}`],
  );
}
