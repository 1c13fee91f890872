import { expect, vi } from 'vitest';
import * as Y from 'yjs';
import { wordsOfPart } from '#client/sync/rescued-words.ts';
import { TextConnection } from '#client/sync/text-connection.ts';
import type { TextConnectionOptions } from '#client/sync/text-connection-options.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { WireServer } from './wire-server.ts';

/** A fake clock: only what is told to it passes. */
export type Clock = { now: number };

export function aConnection(
  server: WireServer,
  options: Partial<TextConnectionOptions> = {},
): TextConnection {
  return new TextConnection({
    url: server.url,
    textKey: 'protocol-11/common',
    epoch: 1,
    schemaVersion: 1,
    member: { member: 'in-secretary', side: 'in', name: 'A. Secretary' },
    right: 'edit',
    random: () => 0,
    ...options,
  });
}

export function until(condition: () => boolean, timeout = 4500): Promise<void> {
  return vi.waitFor(() => expect(condition()).toBe(true), { timeout, interval: 5 });
}

export function untilSave(connection: TextConnection, kind: string): Promise<void> {
  return vi.waitFor(() => expect(connection.state.save.kind).toBe(kind), { timeout: 4500, interval: 5 });
}

/** Writes a part with one paragraph, or appends to the part that is there. */
export function write(doc: Y.Doc, words: string, part = 'c-1', language: TextLanguage = 'en'): void {
  const fragment = doc.getXmlFragment(language);
  doc.transact(() => {
    const known = fragment.toArray().find((e) => e instanceof Y.XmlElement && e.getAttribute('cid') === part);
    const run = known instanceof Y.XmlElement ? firstRun(known) : null;
    if (run === null) fragment.push([aPart(words, part)]);
    else run.insert(run.length, words);
  });
}

function firstRun(part: Y.XmlElement): Y.XmlText | null {
  const paragraph = part.get(0);
  const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  return run instanceof Y.XmlText ? run : null;
}

function aPart(words: string, part: string): Y.XmlElement {
  const clause = new Y.XmlElement('clause');
  clause.setAttribute('cid', part);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  clause.insert(0, [paragraph]);
  return clause;
}

export function words(doc: Y.Doc, part = 'c-1', language: TextLanguage = 'en'): string {
  return wordsOfPart(doc, language, part);
}
