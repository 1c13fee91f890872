import type { Random } from '#test/support/random.ts';

/** Values that readers of JSON stumble over: wrong kinds, ends of ranges, prototypes, broken characters, depth, length. */
export function wildValue(random: Random, depth = 0): unknown {
  const draw = random.below(depth > 3 ? 60 : 100);
  if (draw < 20) return random.pick(scalars);
  if (draw < 40) return wildWord(random);
  if (draw < 60) return random.below(2 ** 31) * random.pick([1, -1, 0.1, 1e10]);
  if (draw < 78) return Array.from({ length: random.below(5) }, () => wildValue(random, depth + 1));
  const entries = Array.from({ length: random.below(5) }, () => [
    wildWord(random),
    wildValue(random, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

export function wildWord(random: Random): string {
  const draw = random.below(20);
  if (draw === 0) return 'x'.repeat(random.below(5000));
  if (draw === 1) return String.fromCharCode(...Array.from({ length: 8 }, () => random.below(65_536)));
  return random.pick(words);
}

const scalars: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e308,
  '',
  [],
  {},
  [[]],
  [null],
];

const words: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'id',
  'kind',
  'member',
  'in-secretary',
  'protocol-11',
  'protocol-11/common',
  'c-1',
  'd10-01',
  'move',
  'undo',
  '../../etc/passwd',
  '%2e%2e%2f',
  "' or 1=1 --",
  '\u0000',
  '\ud800',
  '\u202e',
  '2025-02-30',
  '99999-01-01',
  '00000000-0000-0000-0000-000000000000',
  'NaN',
  'औद्योगिक',
  '🙂',
];
