import { describe, expect, it } from 'vitest';
import { parsePresenceClaim, PRESENCE_MAX_BYTES } from '#shared/sync/presence.ts';

describe('what a client says of itself', () => {
  it('keeps caret, language and part, and drops everything else', () => {
    const caret = { type: null, tname: 'ru', item: { client: 4_000_000_000, clock: 12 }, assoc: -1 };
    const claim = { cursor: { anchor: caret, head: caret }, lang: 'ru', part: 'c-1' };
    const forged = { ...claim, user: { member: 'ru-cochair' }, secret: 'words of the other Side' };
    expect(parsePresenceClaim(JSON.stringify(forged))).toEqual(claim);
  });

  it("takes a stock client's empty state", () => {
    expect(parsePresenceClaim('{}')).toEqual({});
  });

  it('takes a claim at the limit and refuses one beyond it', () => {
    const padded = (bytes: number): string => `{"x":"${'я'.repeat((bytes - 8) / 2)}"}`;
    expect(parsePresenceClaim(padded(PRESENCE_MAX_BYTES))).toEqual({});
    expect(parsePresenceClaim(padded(PRESENCE_MAX_BYTES + 2))).toBeNull();
  });

  it.each([
    { cursor: { anchor: 12, head: 12 } },
    { cursor: { index: 3, length: 0 } },
    { cursor: { anchor: { tname: 'x1' }, head: { tname: 'x1' } } },
    { cursor: 'here', lang: 'xx' },
    { lang: 'en-GB', cursor: { anchor: { type: null } } },
  ])('leaves out what has the form of another editor, and keeps the rest: %j', (foreign) => {
    expect(parsePresenceClaim(JSON.stringify({ ...foreign, part: 'c-1' }))).toEqual({ part: 'c-1' });
    expect(parsePresenceClaim(JSON.stringify({ ...foreign, part: 7 }))).toEqual({});
  });

  it.each(['', '{', 'null', '"x"', '[]', '7', 'true', '"\uD800"'])('refuses %j', (json) => {
    expect(parsePresenceClaim(json)).toBeNull();
  });
});
