import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { TextWriter, Watch } from '#test/bench/client/text-writer.ts';
import { unheard, unionOf } from '#test/bench/loads/completeness.ts';
import { openText } from '#test/support/open-text.ts';
import type { ServerProcess } from '#test/support/start-server-process.ts';
import type { ReplicaOfPage } from './page-notes.ts';
import type { SessionPage } from './session-page.ts';
import { wordsOfText } from './words-of-parts.ts';

const LANGUAGES = ['en', 'ru'];
/** Of both Sides, and one who may only read. */
const READERS = ['in-cochair', 'ru-interpreter', 'in-observer'];
const LOOK_EVERY_MS = 250;
const RECEIPTS_WITHIN_MS = 20_000;
/** For a page that lets its reader breathe between two drawings. */
const PAGE_WITHIN_MS = 30_000;

/** All who wrote, and where. */
export type Session = {
  text: string;
  base: Uint8Array;
  writers: readonly TextWriter[];
  watch: Watch;
  page: SessionPage;
};

/** What everybody typed, put together from the replicas of those who typed it: nothing in it comes from the server. */
export type Typed = { union: Y.Doc; clocks: ReadonlyMap<number, number> };

/** Asks for the last receipt of everybody. What is missing, in sentences. */
export async function faultsOfReceipts({ writers, watch, page }: Session): Promise<string[]> {
  for (const writer of writers) writer.mark();
  const unanswered = () => writers.filter((writer) => writer.unanswered > 0).length;
  const deadline = performance.now() + RECEIPTS_WITHIN_MS;
  while (unanswered() > 0 && performance.now() < deadline) await pause(LOOK_EVERY_MS);
  const faults = await unheard(writers, watch);
  if (unanswered() > 0) faults.push(`${unanswered()} people wait for receipts`);
  if (watch.notDurable > 0) faults.push(`${watch.notDurable} receipts did not say durable`);
  if (!(await page.isSaved())) faults.push('the page does not say "saved"');
  return faults;
}

/** Waits until the page has drawn the last words. Whether it, in data and on the screen, is what was typed. */
export async function faultsOfPage(session: Session): Promise<{ faults: string[]; typed: Typed }> {
  const deadline = performance.now() + PAGE_WITHIN_MS;
  for (;;) {
    const replica = await session.page.replica();
    const typed = typedBy(session, replica);
    const faults = await differencesOfPage(session.page, replica, typed);
    if (faults.length === 0 || performance.now() > deadline) return { faults, typed };
    await pause(LOOK_EVERY_MS);
  }
}

function typedBy({ base, writers }: Session, replica: ReplicaOfPage): Typed {
  const union = unionOf({ base, writers });
  for (const update of replica.own) Y.applyUpdate(union, update);
  const clocks = new Map(writers.map(({ doc, clock }) => [doc.clientID, clock]));
  for (const update of replica.own) {
    for (const [client, end] of Y.parseUpdateMeta(update).to) {
      clocks.set(client, Math.max(end, clocks.get(client) ?? 0));
    }
  }
  return { union, clocks };
}

async function differencesOfPage(page: SessionPage, replica: ReplicaOfPage, typed: Typed): Promise<string[]> {
  const faults: string[] = [];
  if (replica.own.length === 0) faults.push('the page typed nothing');
  const lacking = [...typed.clocks].filter(([client, clock]) => replica.vector.get(client) !== clock);
  if (lacking.length > 0) faults.push(`the page lacks words of ${lacking.length} people`);
  for (const language of LANGUAGES) {
    if ((await page.text(language)) !== typed.union.getXmlFragment(language).toJSON()) {
      faults.push(`the page holds another ${language} text than was typed`);
    }
    if (!isDeepStrictEqual(await page.words(language), wordsOfText(typed.union, language))) {
      faults.push(`the screen shows other ${language} words than were typed`);
    }
  }
  return faults;
}

/** Opens the text afresh as several members: everybody must read what was typed. */
export async function faultsOfReaders(
  server: ServerProcess,
  { text, typed, when }: { text: string; typed: Typed; when: string },
): Promise<string[]> {
  const faults: string[] = [];
  for (const member of READERS) {
    const reader = await openText(server, member, { text });
    reader.close();
    const states = Y.decodeStateVector(Y.encodeStateVector(reader.doc));
    const lacking = [...typed.clocks].filter(([client, clock]) => states.get(client) !== clock);
    if (lacking.length > 0) faults.push(`${when}, ${member} lacks words of ${lacking.length} people`);
    for (const language of LANGUAGES) {
      const read = reader.doc.getXmlFragment(language).toJSON();
      if (read === typed.union.getXmlFragment(language).toJSON()) continue;
      faults.push(`${when}, ${member} reads another ${language} text than was typed`);
    }
    reader.doc.destroy();
  }
  return faults;
}
