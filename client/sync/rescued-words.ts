import * as Y from 'yjs';
import { z } from 'zod/mini';
import type { Instant } from '#shared/core/instant.ts';
import { readCommentEntry } from '#shared/drafting/comments/comment-entry.ts';
import { TextLanguage, TextShape } from '#shared/drafting/text/text-shape.ts';
import { refusalSchema, type Refusal } from '#shared/sync/refusal.ts';
import { wordsOfRemovedPart } from './removed-words.ts';
import { partIdOf, type TouchedPart } from './touched-parts.ts';

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
  at: z.number(),
});

/** Own words that the server did not take, kept until the person dismisses them. */
export type RescuedWords = z.infer<typeof rescuedWordsSchema>;

/** A Y.Doc that was given up, with what the person had written in it. */
export type AbandonedText = { doc: Y.Doc; touched: () => readonly TouchedPart[]; refusal: Refusal | null };

/** The person's words of an abandoned text that the server's text does not have; parts without a difference are left out. */
export function rescueWords(abandoned: AbandonedText, current: Y.Doc, at: Instant): RescuedWords[] {
  const rescued: RescuedWords[] = [];
  for (const { language, part, comment } of abandoned.touched()) {
    const isComment = comment !== undefined;
    const mine = isComment
      ? wordsOfComment(abandoned.doc, comment)
      : wordsOfPart(abandoned.doc, language, part) || wordsOfRemovedPart(abandoned.doc, language, part);
    const server = isComment ? wordsOfComment(current, comment) : wordsOfPart(current, language, part);
    if (mine.trim() === '' || mine === server) continue;
    const id = `${at}:${language}:${comment ?? part ?? ''}`;
    rescued.push({ id, language, part, mine, server, refusal: abandoned.refusal, at });
  }
  return rescued;
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
