import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** What a person reads or hears. Other attributes are for machines. */
const READ = new Set([
  'label',
  'title',
  'alt',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
]);
/** The same in every language. */
const NAMES = new Set(['Alternat', 'https://']);

type Node = { type: string; [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';

const isWords = (value: unknown): value is string =>
  typeof value === 'string' && /\p{L}{2}/u.test(value) && !NAMES.has(value.trim());

/** Words written into a component, where a name of a message should stand. */
function literalWords(code: string, path: string): string[] {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? ''}`);
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    found.push(...shownWords(value).filter(isWords));
    Object.values(value).forEach(visit);
  };
  visit(program);
  return found.map((words) => words.trim());
}

/** The literal that this node shows to people, if it is one that does. */
function shownWords({ type, ...node }: Node): unknown[] {
  if (type === 'JSXText') return [node['value']];
  if (type === 'JSXElement' || type === 'JSXFragment') {
    const children = Array.isArray(node['children']) ? node['children'] : [];
    return children
      .filter((child) => isNode(child) && child.type === 'JSXExpressionContainer')
      .flatMap(literalOf);
  }
  if (type !== 'JSXAttribute' || !isNode(node['name'])) return [];
  return READ.has(String(node['name']['name'])) ? literalOf(node['value']) : [];
}

/** 'words', `words`, {'words'}, and both ends of a choice. */
function literalOf(value: unknown): unknown[] {
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'Literal':
      return [value['value']];
    case 'TemplateLiteral':
      return Array.isArray(value['quasis']) ? value['quasis'].map((part) => part?.value?.cooked) : [];
    case 'JSXExpressionContainer':
      return literalOf(value['expression']);
    case 'ConditionalExpression':
      return [...literalOf(value['consequent']), ...literalOf(value['alternate'])];
    case 'LogicalExpression':
      return literalOf(value['right']);
    default:
      return [];
  }
}

test('no component holds words: they are in the catalogues of all languages', () => {
  const found = sourceFiles()
    .filter(({ path }) => path.startsWith('client/') && path.endsWith('.tsx'))
    .flatMap(({ path, text }) => literalWords(text, path).map((words) => `${path}: ${words}`));
  expect(found).toEqual([]);
});

test('words in a component are found wherever they are shown', () => {
  const component = `const A = (p: { on: boolean }) => (
    <><p title="Of a title" className="not this">Of a text</p>{p.on ? 'Of a choice' : t('key')}
    <b aria-label={\`Of a label \${p.on}\`}>·</b>{p.on && 'Of a condition'}<i>Alternat</i></>);`;
  expect(literalWords(component, 'a.tsx').sort()).toEqual([
    'Of a choice',
    'Of a condition',
    'Of a label',
    'Of a text',
    'Of a title',
  ]);
});
