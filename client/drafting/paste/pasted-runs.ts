import { pastedWords, singleSpaces } from '#shared/drafting/paste-text.ts';
import type { Marks, Run } from './pasted-block.ts';

type Words = Exclude<Run, 'break'>;

/**
 * The runs of one element as paragraphs: an empty line ends a paragraph, spaces are single, none at an end, and a
 * paragraph without words is none.
 */
export function paragraphsOf(runs: readonly Run[]): Run[][] {
  return linesOf(runs)
    .reduce<Words[][][]>(addLine, [[]])
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.flatMap((line, index): Run[] => (index === 0 ? line : ['break', ...line])));
}

function linesOf(runs: readonly Run[]): Words[][] {
  const lines: Words[][] = [[]];
  for (const run of runs) {
    if (run === 'break') lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines.map(tidyLine);
}

/** A line without words closes the paragraph before it. */
function addLine(paragraphs: Words[][][], line: Words[]): Words[][][] {
  if (line.length === 0) paragraphs.push([]);
  else paragraphs.at(-1)?.push(line);
  return paragraphs;
}

function tidyLine(line: readonly Words[]): Words[] {
  const merged: Words[] = [];
  for (const { text, marks } of line) {
    const last = merged.at(-1);
    if (last !== undefined && sameMarks(last.marks, marks)) {
      merged[merged.length - 1] = { text: last.text + text, marks };
    } else if (text !== '') {
      merged.push({ text, marks });
    }
  }
  return trimmed(withSingleSpaces(merged));
}

/** Spaces on both sides of a boundary of two runs are one space too. */
function withSingleSpaces(runs: readonly Words[]): Words[] {
  let before = '';
  return runs.map(({ text, marks }) => {
    let words = singleSpaces(pastedWords(text).replaceAll('\n', ' '));
    if (/[ \u00a0]$/.test(before)) words = words.replace(/^[ \u00a0]/, '');
    if (words !== '') before = words;
    return { text: words, marks };
  });
}

function trimmed(runs: readonly Words[]): Words[] {
  const start = runs.findIndex(({ text }) => text.trim() !== '');
  const end = runs.findLastIndex(({ text }) => text.trim() !== '');
  return runs.slice(start < 0 ? runs.length : start, end + 1).flatMap(({ text, marks }, index, kept) => {
    let words = index === 0 ? text.trimStart() : text;
    if (index === kept.length - 1) words = words.trimEnd();
    return words === '' ? [] : [{ text: words, marks }];
  });
}

function sameMarks(one: Marks, other: Marks): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.underline === other.underline &&
    one.href === other.href
  );
}
