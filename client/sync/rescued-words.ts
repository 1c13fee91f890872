import * as Y from 'yjs';
import { z } from 'zod/mini';
import type { Instant } from '#shared/core/instant.ts';
import { readCommentEntry } from '#shared/drafting/comments/comment-entry.ts';
import { TextLanguage, TextShape } from '#shared/drafting/text/text-shape.ts';
import { readRestoration } from '#shared/sync/restoration.ts';
import { refusalSchema, type Refusal } from '#shared/sync/refusal.ts';
import { wordsOfRemovedPart } from './removed-words.ts';
import { partIdOf, partsNewerThan, type TouchedPart } from './touched-parts.ts';

export const rescuedWordsSchema = z.object({
  id: z.string(),
  language: z.enum(TextLanguage),
  /** The part's cid; null when the part had none. */
  part: z.nullable(z.string()),
  mine: z.string(),
  /** What stood there when the words came back; empty when the part is gone. */
  server: z.string(),
  /** Null when nobody refused: the text was seeded anew under the words, or the right to write it ended. */
  refusal: z.nullable(refusalSchema),
  /** Of a text that was restored: when its back-up was made, which does not have these words. */
  backupAt: z.optional(z.number()),
  at: z.number(),
});

/**
 * Words that the server does not have, kept until the person dismisses them: own ones that it did not take, and after a
 * restoration whatever this device held beyond the back-up, whoever had written it.
 */
export type RescuedWords = z.infer<typeof rescuedWordsSchema>;

/** A Y.Doc that was given up, with what the person had written in it. */
export type AbandonedText = {
  doc: Y.Doc;
  touched: () => readonly TouchedPart[];
  refusal: Refusal | null;
  /** Given up because the text has another epoch now. */
  isOfOtherEpoch: boolean;
};

/**
 * The words of an abandoned text that the server's text does not have: the person's own, and all that are newer than the
 * back-up from which it was restored. Parts without a difference are left out.
 */
export function rescueWords(abandoned: AbandonedText, current: Y.Doc, at: Instant): RescuedWords[] {
  const rescued: RescuedWords[] = [];
  const restoration = abandoned.isOfOtherEpoch ? readRestoration(current) : null;
  const newer = restoration === null ? [] : partsNewerThan(abandoned.doc, current);
  for (const { language, part, comment } of distinctParts([...abandoned.touched(), ...newer])) {
    const isComment = comment !== undefined;
    const mine = isComment
      ? wordsOfComment(abandoned.doc, comment)
      : wordsOfPart(abandoned.doc, language, part) || wordsOfRemovedPart(abandoned.doc, language, part);
    const server = isComment ? wordsOfComment(current, comment) : wordsOfPart(current, language, part);
    if (mine.trim() === '' || mine === server) continue;
    // Two tabs may have left different words of one part at the same moment.
    const id = `${at}:${language}:${comment ?? part ?? ''}:${Math.random()}`;
    const backup = restoration === null ? {} : { backupAt: restoration.backupAt };
    rescued.push({ id, language, part, mine, server, refusal: abandoned.refusal, at, ...backup });
  }
  return rescued;
}

function distinctParts(parts: readonly TouchedPart[]): TouchedPart[] {
  const keyed = parts.map(
    (each) => [`${each.language} ${each.part ?? ''} ${each.comment ?? ''}`, each] as const,
  );
  return [...new Map(keyed).values()];
}

function wordsOfComment(doc: Y.Doc, key: string): string {
  if (!doc.share.has(TextShape.comments)) return '';
  const entry = readCommentEntry(key, doc.getMap(TextShape.comments).get(key));
  return entry !== null && 'words' in entry ? entry.words : '';
}

/** Plain words of a part; blocks and line breaks end a line. */
export function wordsOfPart(doc: Y.Doc, language: TextLanguage, part: string | null): string {
  if (!doc.share.has(language)) return '';
  return doc
    .getXmlFragment(language)
    .toArray()
    .filter((element) => partIdOf(element) === part)
    .map((element) => wordsOf(element))
    .join('\n');
}

function wordsOf(node: unknown): string {
  if (node instanceof Y.XmlText) return wordsOfRun(node);
  if (!(node instanceof Y.XmlElement)) return '';
  if (node.nodeName === 'hardBreak') return '\n';
  const children = node.toArray();
  const isLine = children.some((child) => child instanceof Y.XmlText);
  return children.map((child) => wordsOf(child)).join(isLine ? '' : '\n');
}

function wordsOfRun(text: Y.XmlText): string {
  const runs: { insert?: unknown }[] = text.toDelta();
  return runs.map((run) => (typeof run.insert === 'string' ? run.insert : '')).join('');
}
