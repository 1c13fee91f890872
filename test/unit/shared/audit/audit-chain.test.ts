import { describe, expect, test } from 'vitest';
import { ChainCheck } from '#shared/audit/audit-chain.ts';
import {
  type AuditContent,
  type AuditLink,
  CHAIN_BEGIN,
  contentDigest,
  linkHash,
} from '#shared/audit/audit-entry.ts';
import { canonicalJson } from '#shared/audit/canonical-json.ts';

const first: AuditContent = {
  at: 1_754_352_000_000,
  actor: 'in-secretary',
  side: 'in',
  role: 'secretary',
  fact: 'DocumentArchived',
  thing: 'document/protocol-11',
  digestBefore: null,
  digestAfter: null,
  details: { words: 'हिन्दी, русский', count: 2, isNew: false },
  readers: 'joint',
  salt: 'AAAAAAAAAAAAAAAAAAAAAA',
};

type Entry = { link: AuditLink; content: AuditContent };

function chained(contents: readonly AuditContent[]): Entry[] {
  let previous = CHAIN_BEGIN;
  return contents.map((each, index) => {
    const place = { position: index + 1, content: contentDigest(each), previous };
    previous = linkHash(place);
    return { link: { ...place, hash: previous }, content: each };
  });
}

function checked(entries: readonly Entry[], noted: string | null = null) {
  const check = new ChainCheck(noted);
  for (const { link, content } of entries) check.take(link, content);
  return check.report();
}

const ten = chained(Array.from({ length: 10 }, (_, index) => ({ ...first, at: first.at + index })));

describe('the definition, which may never change', () => {
  test('canonical JSON has no spaces, and its keys in order', () => {
    expect(canonicalJson({ b: [1, null, { d: 'ё"', c: true }], a: 1e21 })).toBe(
      '{"a":1e+21,"b":[1,null,{"c":true,"d":"ё\\""}]}',
    );
    expect(() => canonicalJson(Number.NaN)).toThrow('not a number');
  });

  test('the digest of a content and the hash of its place are these', () => {
    // Computed with another program: sha256sum over the canonical text.
    expect(contentDigest(first)).toBe('d574b67b642b77a8ad493208ef80ee50f985a0a985ece119a92d87965fcc1785');
    const place = { position: 1, content: contentDigest(first), previous: CHAIN_BEGIN };
    expect(linkHash(place)).toBe('77a11c1a76840437d752237fc9ee11ff2da924f0a7dc5605190326741378c724');
  });
});

test('a chain that was made by the definition holds, with or without the contents', () => {
  expect(checked(ten).faults).toEqual([]);
  const check = new ChainCheck(ten.at(-1)?.link.hash);
  for (const { link } of ten) check.take(link, null);
  expect(check.report()).toMatchObject({ faults: [], notedAt: 10, entries: 10 });
});

test('an empty record holds, unless a head was noted', () => {
  expect(checked([])).toEqual({ entries: 0, head: null, notedAt: null, faults: [] });
  expect(checked([], 'x').faults).toEqual([{ kind: 'head-not-found', head: 'x' }]);
});

test('one altered entry is told once, and not those behind it', () => {
  for (const part of ['hash', 'previous', 'content'] as const) {
    const entries = ten.map((entry, index) =>
      index === 4 ? { ...entry, link: { ...entry.link, [part]: 'f'.repeat(64) } } : entry,
    );
    expect(checked(entries).faults).toEqual([{ kind: 'altered', position: 5 }]);
  }
});

test('a past that was written anew from some entry on is found by a noted head', () => {
  const anew = chained(
    ten.map(({ content }, index) => (index < 4 ? content : { ...content, actor: 'ru-secretary' })),
  );
  expect(checked(anew).faults).toEqual([]);
  const noted = ten.at(-1)?.link.hash ?? '';
  expect(checked(anew, noted).faults).toEqual([{ kind: 'head-not-found', head: noted }]);
});

test('an entry that was forged with a right hash does not carry those behind it', () => {
  const forgedContent = { ...first, actor: 'nobody' };
  const { link } = ten[4] ?? { link: ten[0]?.link };
  if (link === undefined) throw new Error('no entry');
  const place = { position: 5, content: contentDigest(forgedContent), previous: link.previous };
  const forged = { link: { ...place, hash: linkHash(place) }, content: forgedContent };
  expect(checked(ten.with(4, forged)).faults).toEqual([{ kind: 'out-of-place', position: 6 }]);
});
