import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { parseTextAddress, textKey, type TextKey } from '#shared/drafting/text-address.ts';
import { appendUntilStored, AppendOutcome } from '#server/sync/durable-append.ts';
import type { Append, LogEntry, UpdateLog } from '#server/sync/update-log.ts';

export type Seed = { text: TextKey; epoch: number; state: Uint8Array; clientId: number };

export type UpdateLogUnderTest = {
  log: UpdateLog;
  /** Makes the text; its state is number 1, its clientID the server's. */
  seed: (seed: Seed) => Promise<void>;
  /** The next append is stored, but nobody hears of it. */
  loseNextAnswer: () => void;
};

const EPOCH = 3;
const SEED_CLIENT = 900;

function keyOf(path: string): TextKey {
  const address = parseTextAddress(path);
  if (address === null) throw new TypeError(`not an address: ${path}`);
  return textKey(address);
}

const protocol = keyOf('protocol-11/common');
const minutes = keyOf('minutes-mining/common');
const ours = keyOf('protocol-11/private/in');

function entry(word: string): LogEntry {
  return {
    bytes: new TextEncoder().encode(word),
    member: 'in-secretary',
    connection: 'c1',
    at: 1_754_000_000_000,
  };
}

function anAppend(firstSeq: number, words: readonly string[], rest: Partial<Append> = {}): Append {
  return { text: protocol, epoch: EPOCH, firstSeq, entries: words.map(entry), claims: [], ...rest };
}

async function seeded(open: () => Promise<UpdateLogUnderTest>): Promise<UpdateLog> {
  return (await seededUnderTest(open)).log;
}

async function seededUnderTest(open: () => Promise<UpdateLogUnderTest>): Promise<UpdateLogUnderTest> {
  const { log, seed, loseNextAnswer } = await open();
  for (const text of [protocol, minutes, ours]) {
    await seed({ text, epoch: EPOCH, state: new TextEncoder().encode('seed'), clientId: SEED_CLIENT });
  }
  return { log, seed, loseNextAnswer };
}

/** `2:word`: the numbers and words after the seed. */
async function stored(log: UpdateLog, text: TextKey = protocol): Promise<string[]> {
  const loaded = await log.load(text);
  const rows = loaded?.tail.filter(({ seq }) => seq > 1) ?? [];
  return rows.map(({ seq, bytes }) => `${seq}:${new TextDecoder().decode(bytes)}`);
}

async function claimsOf(log: UpdateLog, text: TextKey = protocol): Promise<Record<number, string>> {
  const loaded = await log.load(text);
  return Object.fromEntries(loaded?.claims.map(({ clientId, member }) => [clientId, member]) ?? []);
}

async function codeOf(promise: Promise<void>): Promise<AppError['code'] | 'stored'> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return 'stored';
  if (error instanceof AppError) return error.code;
  throw error;
}

const checkpoint = (seq: number, word: string) => ({ seq, bytes: new TextEncoder().encode(word), at: 5 });

function appendPromises(open: () => Promise<UpdateLogUnderTest>): void {
  test('there is no text before it is made', async () => {
    const { log } = await open();
    expect(await log.load(protocol)).toBeNull();
    expect(await codeOf(log.append(anAppend(2, ['a'])))).toBe(ErrorCode.ownershipLost);
  });

  test('what is appended is loaded back in order, byte for byte, with its claims', async () => {
    const log = await seeded(open);
    const large = new Uint8Array(1024 * 1024).map((_, index) => index % 251);
    const slice = new Uint8Array([9, 8, 7, 6, 5]).subarray(1, 3);
    const entries = [entry(''), { ...entry(''), bytes: large }, { ...entry(''), bytes: slice }];
    await log.append({ ...anAppend(2, []), entries, claims: [{ clientId: 7, member: 'in-secretary' }] });
    const loaded = await log.load(protocol);
    expect(loaded?.epoch).toBe(EPOCH);
    const tail = loaded?.tail.filter(({ seq }) => seq > 1) ?? [];
    expect(tail.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(tail.map(({ bytes }) => bytes.length)).toEqual([0, large.length, 2]);
    expect(Buffer.compare(tail[1]?.bytes ?? new Uint8Array(), large)).toBe(0);
    expect([...(tail[2]?.bytes ?? [])]).toEqual([8, 7]);
    expect(await claimsOf(log)).toEqual({ 7: 'in-secretary', [SEED_CLIENT]: 'server' });
  });

  test('the largest clientID that Yjs makes is kept', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a'], { claims: [{ clientId: 2 ** 32 - 1, member: 'ru-secretary' }] }));
    expect((await claimsOf(log))[2 ** 32 - 1]).toBe('ru-secretary');
  });

  test('texts do not see each other', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['common'], { claims: [{ clientId: 7, member: 'in-secretary' }] }));
    await log.append(
      anAppend(2, ['private'], { text: ours, claims: [{ clientId: 7, member: 'in-mining' }] }),
    );
    expect(await stored(log)).toEqual(['2:common']);
    expect(await stored(log, ours)).toEqual(['2:private']);
    expect((await claimsOf(log, ours))[7]).toBe('in-mining');
  });

  test('appends of one text, not waited for, are stored in their order', async () => {
    const log = await seeded(open);
    const words = Array.from({ length: 50 }, (_, index) => `w${index}`);
    await Promise.all(words.map((word, index) => log.append(anAppend(index + 2, [word]))));
    expect(await stored(log)).toEqual(words.map((word, index) => `${index + 2}:${word}`));
  });
}

function repeatPromises(open: () => Promise<UpdateLogUnderTest>): void {
  test('repeating an append changes nothing and is stored', async () => {
    const log = await seeded(open);
    const append = anAppend(2, ['a', 'b'], { claims: [{ clientId: 7, member: 'in-secretary' }] });
    await log.append(append);
    await log.append(append);
    expect(await stored(log)).toEqual(['2:a', '3:b']);
  });

  test('repeating an append with more entries stores the rest', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a', 'b']));
    await log.append(anAppend(2, ['a', 'b', 'c']));
    expect(await stored(log)).toEqual(['2:a', '3:b', '4:c']);
  });

  test('other bytes under a stored number: ownership is lost, and nothing of the append is stored', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a', 'b']));
    const other = anAppend(2, ['a', 'B', 'c'], { claims: [{ clientId: 8, member: 'ru-mining' }] });
    expect(await codeOf(log.append(other))).toBe(ErrorCode.ownershipLost);
    expect(await stored(log)).toEqual(['2:a', '3:b']);
    expect((await claimsOf(log))[8]).toBeUndefined();
  });

  test('an append that is archived meanwhile may be repeated, whole or in part', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a', 'b', 'c']));
    await log.compact(protocol, checkpoint(3, 'state'));
    expect(await codeOf(log.append(anAppend(2, ['a', 'b'])))).toBe('stored');
    expect(await codeOf(log.append(anAppend(3, ['b', 'c', 'd'])))).toBe('stored');
    expect(await stored(log)).toEqual(['4:c', '5:d']);
    expect(await codeOf(log.append(anAppend(2, ['a', 'other'])))).toBe(ErrorCode.ownershipLost);
    expect(await stored(log)).toEqual(['4:c', '5:d']);
  });
}

/** As a room does it: again and again, until storage has answered. */
function repeated(log: UpdateLog, append: Append): Promise<AppendOutcome> {
  return appendUntilStored(log, append, { afterFailure: (failures) => failures < 50, isOver: () => false });
}

function lostAnswerPromises(open: () => Promise<UpdateLogUnderTest>): void {
  test('an append whose answer is lost is not said to be stored; repeated, it is there once', async () => {
    const { log, loseNextAnswer } = await seededUnderTest(open);
    const append = anAppend(2, ['a', 'b'], { claims: [{ clientId: 7, member: 'in-secretary' }] });
    loseNextAnswer();
    expect(await codeOf(log.append(append))).toBe(ErrorCode.storageFailing);
    expect(await repeated(log, append)).toBe(AppendOutcome.stored);
    expect(await stored(log)).toEqual(['2:a', '3:b']);
    expect(await repeated(log, anAppend(4, ['c']))).toBe(AppendOutcome.stored);
    expect(await stored(log)).toEqual(['2:a', '3:b', '4:c']);
  });

  test('what has gathered since goes with the repetition', async () => {
    const { log, loseNextAnswer } = await seededUnderTest(open);
    loseNextAnswer();
    expect(await codeOf(log.append(anAppend(2, ['a'])))).toBe(ErrorCode.storageFailing);
    expect(await repeated(log, anAppend(2, ['a', 'b']))).toBe(AppendOutcome.stored);
    expect(await stored(log)).toEqual(['2:a', '3:b']);
  });

  test('other bytes under numbers whose answer was lost: ownership is lost, the stored ones stay', async () => {
    const { log, loseNextAnswer } = await seededUnderTest(open);
    loseNextAnswer();
    expect(await codeOf(log.append(anAppend(2, ['a'])))).toBe(ErrorCode.storageFailing);
    expect(await repeated(log, anAppend(2, ['other']))).toBe(AppendOutcome.lost);
    expect(await stored(log)).toEqual(['2:a']);
  });
}

function fencePromises(open: () => Promise<UpdateLogUnderTest>): void {
  test('another epoch, older or newer: ownership is lost, nothing is stored', async () => {
    const log = await seeded(open);
    for (const epoch of [EPOCH - 1, EPOCH + 1]) {
      const append = anAppend(2, ['a'], { epoch, claims: [{ clientId: 7, member: 'in-mining' }] });
      expect(await codeOf(log.append(append))).toBe(ErrorCode.ownershipLost);
    }
    expect(await stored(log)).toEqual([]);
    expect((await claimsOf(log))[7]).toBeUndefined();
  });

  test("a clientID stays its member's: another claim loses the whole append", async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a'], { claims: [{ clientId: 7, member: 'in-secretary' }] }));
    const claims = [
      { clientId: 8, member: 'ru-secretary' },
      { clientId: 7, member: 'ru-secretary' },
    ];
    expect(await codeOf(log.append(anAppend(3, ['b'], { claims })))).toBe(ErrorCode.ownershipLost);
    expect(await stored(log)).toEqual(['2:a']);
    expect(await claimsOf(log)).toEqual({ 7: 'in-secretary', [SEED_CLIENT]: 'server' });
    await log.append(anAppend(3, ['b'], { claims: [{ clientId: 7, member: 'in-secretary' }] }));
    expect(await stored(log)).toEqual(['2:a', '3:b']);
  });

  test('a gap in the numbers is refused and nothing is stored', async () => {
    const log = await seeded(open);
    expect(await codeOf(log.append(anAppend(3, ['late'])))).not.toBe('stored');
    expect(await stored(log)).toEqual([]);
    await log.append(anAppend(2, ['first']));
    expect(await codeOf(log.append(anAppend(3, ['late'])))).toBe('stored');
  });

  test('what waits together is judged apart: one lost text does not harm the others', async () => {
    const log = await seeded(open);
    const results = await Promise.all([
      codeOf(log.append(anAppend(2, ['a']))),
      codeOf(log.append(anAppend(2, ['m'], { text: minutes, epoch: EPOCH + 1 }))),
      codeOf(log.append(anAppend(2, ['o'], { text: ours }))),
      codeOf(log.append(anAppend(3, ['b']))),
      codeOf(log.append(anAppend(2, ['x'], { text: keyOf('nowhere/common') }))),
      codeOf(
        log.append(
          anAppend(3, ['p'], { text: ours, claims: [{ clientId: SEED_CLIENT, member: 'in-mining' }] }),
        ),
      ),
    ]);
    const { ownershipLost } = ErrorCode;
    expect(results).toEqual(['stored', ownershipLost, 'stored', 'stored', ownershipLost, ownershipLost]);
    expect(await stored(log)).toEqual(['2:a', '3:b']);
    expect(await stored(log, minutes)).toEqual([]);
    expect(await stored(log, ours)).toEqual(['2:o']);
  });
}

function compactionPromises(open: () => Promise<UpdateLogUnderTest>): void {
  test('after a compaction a text is its checkpoint and the rows after it', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a', 'b', 'c']));
    await log.compact(protocol, checkpoint(3, 'up to b'));
    const loaded = await log.load(protocol);
    expect(loaded?.checkpoint).toEqual(checkpoint(3, 'up to b'));
    expect(await stored(log)).toEqual(['4:c']);
    await log.append(anAppend(5, ['d']));
    expect(await stored(log)).toEqual(['4:c', '5:d']);
  });

  test('after a compaction of everything the next number follows it', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a']));
    await log.compact(protocol, checkpoint(2, 'all'));
    expect(await stored(log)).toEqual([]);
    await log.append(anAppend(3, ['b']));
    expect(await stored(log)).toEqual(['3:b']);
  });

  test('an older or equal checkpoint changes nothing', async () => {
    const log = await seeded(open);
    await log.append(anAppend(2, ['a', 'b', 'c']));
    await log.compact(protocol, checkpoint(3, 'newer'));
    await log.compact(protocol, checkpoint(2, 'older'));
    await log.compact(protocol, checkpoint(3, 'equal'));
    const loaded = await log.load(protocol);
    expect(loaded?.checkpoint).toEqual(checkpoint(3, 'newer'));
    expect(await stored(log)).toEqual(['4:c']);
  });

  test('every load during appends and compactions is whole: checkpoint and tail join without a gap', async () => {
    const log = await seeded(open);
    const loads: Promise<unknown>[] = [];
    for (let seq = 2; seq < 80; seq += 1) {
      await log.append(anAppend(seq, [`w${seq}`]));
      if (seq % 7 === 0) loads.push(log.compact(protocol, checkpoint(seq, `state ${seq}`)));
      loads.push(
        log.load(protocol).then((loaded) => {
          const from = (loaded?.checkpoint?.seq ?? 0) + 1;
          const numbers = loaded?.tail.map((row) => row.seq) ?? [];
          expect(numbers).toEqual(numbers.map((_, index) => from + index));
          expect(from + numbers.length).toBeGreaterThan(seq);
        }),
      );
    }
    await Promise.all(loads);
    expect((await log.load(protocol))?.checkpoint?.seq).toBe(77);
  });
}

/** Every promise of the port, on a fresh log for each test. */
export function updateLogContract(open: () => Promise<UpdateLogUnderTest>): void {
  describe('the update log', () => {
    describe('append', () => {
      appendPromises(open);
    });
    describe('repeat', () => {
      repeatPromises(open);
    });
    describe('lost answer', () => {
      lostAnswerPromises(open);
    });
    describe('fence', () => {
      fencePromises(open);
    });
    describe('compaction', () => {
      compactionPromises(open);
    });
  });
}
