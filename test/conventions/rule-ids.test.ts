import { expect, test } from 'vitest';
import { readProjectFile, sourceFiles } from './source-files.ts';

const RULES = ['shared/sync/RULES.md'];
const RULE = /^\*\*([A-Z]+-\d+)\*\*/gm;

test('every numbered rule has a test that names it, and every test names a rule that exists', () => {
  const rules = RULES.flatMap((path) =>
    [...readProjectFile(path).matchAll(RULE)].map((match) => match[1] ?? ''),
  );
  const named = new Set<string>();
  for (const file of sourceFiles()) {
    if (!/\.(test|spec|contract)\.tsx?$/.test(file.path)) continue;
    for (const match of file.text.matchAll(/\[([A-Z]+-\d+)\]/g)) named.add(match[1] ?? '');
  }
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
  expect([...named].filter((rule) => !rules.includes(rule))).toEqual([]);
});
