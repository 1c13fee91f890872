import { describe, expect, test } from 'vitest';
import { digestOf } from '#shared/drafting/canonical-text.ts';
import { elementRules, isMarkValue, markRuleOf } from '#shared/drafting/text/content-rules.ts';
import { textSchema } from '#shared/drafting/text/text-schema.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';

/** Values that tell the attribute tests apart; every attribute is asked about each of them. */
const samples: readonly unknown[] = [
  null,
  undefined,
  '',
  'a',
  'c-1',
  'C_1',
  '-a',
  'a'.repeat(65),
  'none',
  'annex',
  'title',
  'notice',
  0,
  1,
  2,
  3,
  50,
  51,
  1.5,
  -1,
  Number.NaN,
  '1',
  true,
  [],
  [0],
  [100, 200],
  ['1'],
  {},
  { id: 'a', member: 'in-secretary', side: 'in', ts: 1 },
  { id: 'a', member: 'in-secretary', side: 'in', ts: 1, more: 1 },
  'https://example.org',
  'http://example.org/a?b=c#d',
  'mailto:a@example.org',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'HTTPS://EXAMPLE.ORG',
  '//example.org',
  'https://a b',
  `https://example.org/${'x'.repeat(2048)}`,
];

const pins: Readonly<Record<number, string>> = {
  1: 'd2394014fd775cb46fec4b5e4c3d8bde04175f269086026bc71885fd74b68a72',
};

function portrait(): string {
  const nodes = Object.values(textSchema.nodes).map((type) => {
    const { content, group, marks, inline, atom, isolating, defining, selectable, draggable } = type.spec;
    const role: unknown = type.spec['tableRole'];
    const rule = elementRules.get(type.name);
    return {
      name: type.name,
      spec: { content, group, marks, inline, atom, isolating, defining, selectable, draggable, role },
      defaults: Object.entries(type.spec.attrs ?? {}).map(([name, { default: value }]) => [name, value]),
      allowed: [...(rule?.attributes ?? [])].map(([name, allows]) => [name, samples.map(allows)]),
    };
  });
  const marks = Object.values(textSchema.marks).map((type) => {
    const attributes = markRuleOf(type.name)?.attributes ?? [];
    return {
      name: type.name,
      spec: [type.spec.excludes, type.spec.inclusive],
      allowed: [...attributes].map(([name, allows]) => [name, samples.map(allows)]),
    };
  });
  return JSON.stringify({ nodes, marks });
}

test('a change of the schema raises its version', () => {
  // Fails after any change of nodes, marks or attributes: raise TEXT_SCHEMA_VERSION, write its history, add a pin.
  expect(Object.keys(pins).map(Number).at(-1)).toBe(TEXT_SCHEMA_VERSION);
  expect(digestOf(portrait())).toBe(pins[TEXT_SCHEMA_VERSION]);
});

describe('what the gate may let in', () => {
  test('only the five parts stand at the top, and no element is unknown to the schema', () => {
    const parts = [...elementRules].filter(([, rule]) => rule.isPart).map(([name]) => name);
    expect(parts.sort()).toEqual(['annex', 'clause', 'heading', 'passage', 'signatures']);
    expect(elementRules.has('doc')).toBe(false);
    expect(elementRules.has('text')).toBe(false);
    expect(elementRules.has('codeBlock')).toBe(false);
    expect(elementRules.size).toBe(Object.keys(textSchema.nodes).length - 2);
  });

  test('words stand in headings and paragraphs alone', () => {
    const holders = [...elementRules].filter(([, rule]) => rule.holdsText).map(([name]) => name);
    expect(holders.sort()).toEqual(['heading', 'paragraph']);
  });

  test.each([
    ['clause', 'paragraph', true],
    ['clause', 'altGroup', true],
    ['clause', 'clause', false],
    ['clause', 'listItem', false],
    ['heading', 'clauseRef', true],
    ['heading', 'paragraph', false],
    ['paragraph', 'hardBreak', true],
    ['paragraph', 'paragraph', false],
    ['altGroup', 'alternative', true],
    ['altGroup', 'paragraph', false],
    ['table', 'tableRow', true],
    ['table', 'tableCell', false],
    ['signatures', 'paragraph', false],
    ['actionRef', 'hardBreak', false],
  ])('%s holds %s: %s', (parent, child, expected) => {
    expect(elementRules.get(parent)?.children.has(child)).toBe(expected);
  });

  test.each([
    ['heading', 'level', 2, true],
    ['heading', 'level', 3, false],
    ['heading', 'level', '1', false],
    ['heading', 'numbering', 'annex', true],
    ['heading', 'numbering', 'roman', false],
    ['clause', 'cid', 'c-cl-04', true],
    ['clause', 'cid', 'C 4', false],
    ['clause', 'cid', { toString: 'c' }, false],
    ['paragraph', 'id', '0f8fad5b-d9cb-469f-a165-70867728950e', true],
    ['paragraph', 'id', 'x'.repeat(65), false],
    ['paragraph', 'joinSug', { id: 'a', member: 'ru-mining', side: 'ru', ts: 1 }, true],
    ['paragraph', 'joinSug', { id: 'a', member: 'ru-mining', side: 'ru' }, false],
    ['alternative', 'side', 'in', true],
    ['alternative', 'side', 'IN!', false],
    ['tableCell', 'colspan', 51, false],
    ['tableCell', 'colwidth', [120], true],
    ['orderedList', 'start', 0, true],
    ['orderedList', 'start', -1, false],
    ['clauseRef', 'cid', 'c-cl-12', true],
  ])('%s.%s = %j: %s', (name, attribute, value, expected) => {
    expect(elementRules.get(name)?.attributes.get(attribute)?.(value)).toBe(expected);
  });

  test('every attribute of the schema has a test, and there are no others', () => {
    for (const [name, rule] of elementRules) {
      expect([...rule.attributes.keys()]).toEqual(Object.keys(textSchema.nodes[name]?.spec.attrs ?? {}));
    }
    expect(elementRules.get('paragraph')?.attributes.has('onclick')).toBe(false);
  });
});

describe('marks as text attributes', () => {
  const suggestion = { id: 's1', member: 'in-mining', side: 'in', ts: 1 };

  test.each([
    ['bold', {}, true],
    ['bold', { colour: 'red' }, false],
    ['bold', true, false],
    ['bold', null, false],
    ['link', { href: 'https://example.org' }, true],
    ['link', { href: 'javascript:alert(1)' }, false],
    ['link', { href: 'https://example.org', onclick: 'x' }, false],
    ['insertion', suggestion, true],
    ['insertion', { ...suggestion, member: '' }, false],
    ['deletion', { id: 's1', member: 'in-mining', side: 'in' }, false],
  ])('%s = %j: %s', (name, value, expected) => {
    const rule = markRuleOf(name);
    expect(rule !== undefined && isMarkValue(rule, value)).toBe(expected);
  });

  test('no mark overlaps itself, so a hashed name is nobody’s', () => {
    expect(markRuleOf('insertion')?.overlaps).toBe(false);
    expect(markRuleOf('insertion--AAAAAAAA')).toBeUndefined();
    expect(markRuleOf('strike')).toBeUndefined();
    expect(markRuleOf('__proto__')).toBeUndefined();
  });
});
