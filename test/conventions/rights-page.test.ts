import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Standing, limits, rights } from '#shared/access/rights-table.ts';
import { Role } from '#shared/access/role.ts';
import { Verb } from '#shared/access/verb.ts';
import { readProjectFile } from './source-files.ts';

const PAGE = 'ARCHITECTURE.md';
/** `WRITE_RIGHTS=yes` writes the table into the page instead of comparing. */
const BEGIN = '<!-- rights: printed from shared/access/rights-table.ts, compared by test/conventions -->';
const END = '<!-- end of rights -->';

const ofSide = Object.values(Role).filter((role) => role !== Role.administrator);

function names(words: readonly string[], all: readonly string[], everything: string): string {
  return all.every((word) => words.includes(word)) ? everything : words.join(', ');
}

/** As the formatter lays it out: columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], fill: string): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = line(
    head.map(() => ''),
    '-',
  );
  return [line(head, ' '), rule, ...body.map((row) => line(row, ' '))].join('\n');
}

function printed(): string {
  const granted = rights.map(({ to, who, may }) => [
    to,
    names(who, ofSide, 'everybody of a Side'),
    may.join(', '),
  ]);
  const limited = limits.map(({ when, to, leaves }) => [
    when,
    names(to, Object.values(Standing), 'everything'),
    leaves.length === 0 ? 'nothing' : leaves.join(', '),
  ]);
  return [
    table([['what it is to the member', 'who', 'may'], ...granted]),
    table([['while', 'of the rights to', 'only these are left'], ...limited]),
  ].join('\n\n');
}

test('the rights that the page shows are those that decide', () => {
  const page = readProjectFile(PAGE);
  const [before = '', rest = ''] = page.split(`${BEGIN}\n\n`);
  const [shown = '', after = ''] = rest.split(`\n\n${END}`);
  if (process.env['WRITE_RIGHTS'] === 'yes') {
    const written = `${before}${BEGIN}\n\n${printed()}\n\n${END}${after}`;
    writeFileSync(join(import.meta.dirname, '../..', PAGE), written);
    return;
  }
  expect(shown).toBe(printed());
});

test('every verb and every standing has a line, and every verb that a state leaves can be had', () => {
  const granted = new Set(rights.flatMap(({ may }) => may));
  expect([...granted].sort()).toEqual(Object.values(Verb).sort());
  expect([...new Set(rights.map(({ to }) => to))].sort()).toEqual(Object.values(Standing).sort());
  expect(limits.flatMap(({ leaves }) => leaves).filter((verb) => !granted.has(verb))).toEqual([]);
});
