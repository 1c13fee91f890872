import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as Y from 'yjs';
import type { Schema } from '#server/database/schema.ts';
import { canonicalPart } from '#shared/drafting/canonical-text.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { buildDoc } from './live-text.ts';
import { readArchive } from './read-archive.ts';
import type { UpdateLog } from './update-log.ts';

/** What a text amounts to; two copies of it are equal when these are. */
export type TextProof = {
  epoch: number;
  lastSeq: number;
  /** Rows of its whole history, those in the archive first. */
  history: string;
  /** SHA-256 of the whole state as Yjs encodes it: every struct and every deletion, in order. */
  state: string;
  /** SHA-256 of what it says in all languages, part by part, as it is digested for agreements. */
  words: string;
};

type Source = { db: Kysely<Schema>; log: UpdateLog };

/** Reads a text as a room would, and its history as an auditor would; null when there is none. */
export async function proveText(
  { db, log }: Source,
  key: TextKey,
  languages: readonly TextLanguage[],
): Promise<TextProof | null> {
  const loaded = await log.load(key);
  if (loaded === null) return null;
  const doc = buildDoc(loaded, languages);
  try {
    const words = languages.map((language) => {
      const parts = readParts(doc.getXmlFragment(language));
      return [language, parts.map((part) => [part.attributes['cid'], canonicalPart(part)])];
    });
    const tail = loaded.tail.map(({ seq, bytes }) => `${seq}:${sha256(bytes)}`);
    const archived = await Array.fromAsync(readArchive(db, key), (row) => `${row.seq}:${sha256(row.bytes)}`);
    return {
      epoch: loaded.epoch,
      lastSeq: loaded.tail.at(-1)?.seq ?? loaded.checkpoint?.seq ?? 0,
      history: sha256(Buffer.from([...archived, ...tail].join())),
      state: sha256(Y.encodeStateAsUpdate(doc)),
      words: sha256(Buffer.from(JSON.stringify(words))),
    };
  } finally {
    doc.destroy();
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
