import fc from 'fast-check';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { writePermissionDenied } from 'y-protocols/auth';
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { PRESENCE_ENTRY_MAX_BYTES, PRESENCE_MAX_ENTRIES } from '#shared/sync/presence.ts';
import { encodeMark, parseUp } from '#shared/sync/up.ts';
import { WireError } from '#shared/sync/wire-error.ts';

type Encoder = ReturnType<typeof createEncoder>;

function frame(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}

function aDoc(words: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, words);
  return doc;
}

function aPresenceFrame(entries: readonly [number, number, string][], count = entries.length): Uint8Array {
  return frame((encoder) => {
    writeVarUint(encoder, 1);
    const body = frame((inner) => {
      writeVarUint(inner, count);
      for (const [client, clock, state] of entries) {
        writeVarUint(inner, client);
        writeVarUint(inner, clock);
        writeVarString(inner, state);
      }
    });
    writeVarUint8Array(encoder, body);
  });
}

describe("messages as y-websocket's client writes them", () => {
  const doc = aDoc('слово');

  it('reads a state vector', () => {
    const sent = frame((encoder) => {
      writeVarUint(encoder, 0);
      writeSyncStep1(encoder, doc);
    });
    expect(parseUp(sent)).toEqual({ kind: 'state-vector', bytes: new Uint8Array(Y.encodeStateVector(doc)) });
  });

  it('tells what was missing from a live change', () => {
    const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
    const missing = frame((encoder) => {
      writeVarUint(encoder, 0);
      writeSyncStep2(encoder, doc);
    });
    const live = frame((encoder) => {
      writeVarUint(encoder, 0);
      writeUpdate(encoder, update);
    });
    expect(parseUp(missing)).toEqual({ kind: 'update', bytes: update, isAnswer: true });
    expect(parseUp(live)).toEqual({ kind: 'update', bytes: update, isAnswer: false });
  });

  it('reads presence as raw JSON, and leaving as null', () => {
    const here = new Awareness(new Y.Doc());
    here.setLocalState({ lang: 'ru' });
    const entries = (): unknown => {
      const sent = frame((encoder) => {
        writeVarUint(encoder, 1);
        writeVarUint8Array(encoder, encodeAwarenessUpdate(here, [here.clientID]));
      });
      return parseUp(sent);
    };
    expect(entries()).toEqual({
      kind: 'presence',
      entries: [{ clientId: here.clientID, clock: 1, state: '{"lang":"ru"}' }],
    });
    here.setLocalState(null);
    expect(entries()).toEqual({
      kind: 'presence',
      entries: [{ clientId: here.clientID, clock: 2, state: null }],
    });
    here.destroy();
  });

  it('reads a question for presence, an auth message and a mark', () => {
    expect(parseUp(new Uint8Array([3]))).toEqual({ kind: 'query-presence' });
    const auth = frame((encoder) => {
      writeVarUint(encoder, 2);
      writePermissionDenied(encoder, 'no');
    });
    expect(parseUp(auth)).toEqual({ kind: 'auth' });
    expect(parseUp(encodeMark(70_000))).toEqual({ kind: 'mark', mark: 70_000 });
  });

  it('keeps its own copy of the bytes, and stops at the end of a pooled buffer', () => {
    const update = Y.encodeStateAsUpdate(doc);
    const sent = frame((encoder) => {
      writeVarUint(encoder, 0);
      writeUpdate(encoder, update);
    });
    const pool = new Uint8Array(sent.length + 64).fill(1);
    pool.set(sent, 8);
    const message = parseUp(pool.subarray(8, 8 + sent.length));
    pool.fill(0);
    expect(message).toEqual({ kind: 'update', bytes: new Uint8Array(update), isAnswer: false });
    pool.set(sent, 8);
    expect(() => parseUp(pool.subarray(8, 8 + sent.length - 1))).toThrow(WireError);
  });
});

describe('frames that are refused', () => {
  const unending = new Uint8Array(40).fill(0x80);
  const malformed: [string, Uint8Array][] = [
    ['an empty frame', new Uint8Array()],
    ['an unknown type', new Uint8Array([77])],
    ['a refusal, which only the server sends', frame((e) => (writeVarUint(e, 100), writeVarString(e, '{}')))],
    ['a sync message without a step', new Uint8Array([0])],
    ['an unknown sync step', new Uint8Array([0, 3, 0])],
    ['a sync message without a body', new Uint8Array([0, 2])],
    ['a body shorter than it says', new Uint8Array([0, 2, 5, 1, 2])],
    ['a body longer than it says', new Uint8Array([0, 2, 1, 1, 2])],
    ['a number without an end', unending],
    ['a length beyond 53 bits', new Uint8Array([0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 127])],
    ['the mark 0', new Uint8Array([113, 0])],
    ['a mark without a number', new Uint8Array([113])],
    ['a mark with a tail', new Uint8Array([113, 1, 0])],
    ['a question with a tail', new Uint8Array([3, 0])],
    ['presence that declares more entries than it has', aPresenceFrame([[1, 1, '{}']], 2)],
    ['presence that declares fewer', aPresenceFrame([[1, 1, '{}']], 0)],
    ['presence that is not UTF-8', new Uint8Array([1, 5, 1, 1, 1, 1, 0xff])],
    ['auth without a reason', new Uint8Array([2, 0])],
  ];

  it.each(malformed)('%s', (_name, sent) => {
    expect(() => parseUp(sent)).toThrow(expect.objectContaining({ name: 'WireError', code: 'malformed' }));
  });

  const limits = { frameBytes: 100, updateBytes: 10 };
  const many: [number, number, string][] = Array.from({ length: PRESENCE_MAX_ENTRIES + 1 }, (_, i) => [
    i,
    1,
    '{}',
  ]);
  const tooLarge: [string, () => unknown][] = [
    ['a frame over the limit', () => parseUp(new Uint8Array(101), limits)],
    ['an update over the limit', () => parseUp(new Uint8Array([0, 2, 11, ...Array(11).fill(0)]), limits)],
    ['too many presence entries', () => parseUp(aPresenceFrame(many))],
    [
      'a presence entry over the limit',
      () => parseUp(aPresenceFrame([[1, 1, 'x'.repeat(PRESENCE_ENTRY_MAX_BYTES + 1)]])),
    ],
  ];

  it.each(tooLarge)('%s', (_name, parse) => {
    expect(parse).toThrow(expect.objectContaining({ name: 'WireError', code: 'too-large' }));
  });

  it('takes what is exactly at a limit', () => {
    expect(parseUp(new Uint8Array([0, 2, 10, ...Array(10).fill(0)]), limits).kind).toBe('update');
    expect(parseUp(aPresenceFrame(many.slice(1))).kind).toBe('presence');
    expect(parseUp(aPresenceFrame([[1, 1, 'x'.repeat(PRESENCE_ENTRY_MAX_BYTES)]])).kind).toBe('presence');
  });
});

describe('random bytes', () => {
  const isJudged = (bytes: Uint8Array): boolean => {
    try {
      return parseUp(bytes).kind !== undefined;
    } catch (error) {
      return error instanceof WireError;
    }
  };

  it('never throw anything but WireError', () => {
    expect(() =>
      fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), isJudged), { numRuns: 2000 }),
    ).not.toThrow();
  });

  it('nor behind a known type', () => {
    const head = fc.constantFrom([0, 0], [0, 1], [0, 2], [1], [1, 30, 2], [2, 0], [3], [113]);
    const tail = fc.uint8Array({ maxLength: 60 });
    const property = fc.property(head, tail, (start, rest) => isJudged(new Uint8Array([...start, ...rest])));
    expect(() => fc.assert(property, { numRuns: 3000 })).not.toThrow();
  });

  it('give back every mark that was encoded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (mark) => {
        expect(parseUp(encodeMark(mark))).toEqual({ kind: 'mark', mark });
      }),
    );
  });
});
