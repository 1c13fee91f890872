import { expect, test } from 'vitest';
import { partCommandSchema } from '#shared/drafting/part-command.ts';

test.each([
  { kind: 'insert', beside: 'c-1', side: 'after', as: 'clause' },
  { kind: 'move', part: 'c-1', after: null },
  { kind: 'split', part: 'c-1', at: { en: { block: 'p-1', offset: 4 } } },
  { kind: 'undo', command: 'x' },
])('takes $kind', (command) => {
  expect(partCommandSchema.parse(command)).toEqual(command);
});

test.each([
  ['an unknown command', { kind: 'burn', part: 'c-1' }],
  ['a surplus field', { kind: 'delete', part: 'c-1', force: true }],
  ['a split without any point', { kind: 'split', part: 'c-1', at: {} }],
  [
    'a point in a language that texts do not have',
    { kind: 'split', part: 'c-1', at: { fr: { block: 'p', offset: 0 } } },
  ],
  ['a place before the beginning', { kind: 'split', part: 'c-1', at: { en: { block: 'p', offset: -1 } } }],
  ['signatures as a kind', { kind: 'change-kind', part: 'c-1', as: 'signatures' }],
])('refuses %s', (_name, command) => {
  expect(partCommandSchema.safeParse(command).success).toBe(false);
});
