import fc from 'fast-check';
import { createDecoder, readTailAsUint8Array, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import { readSyncMessage } from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  decodeReceipt,
  decodeRefusal,
  encodeMissing,
  encodePresence,
  encodeReceipt,
  encodeRefusal,
  encodeStateVector,
  encodeUpdate,
} from '#shared/sync/down.ts';
import { MessageType } from '#shared/sync/message-type.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { WireError } from '#shared/sync/wire-error.ts';

/** As y-websocket opens a frame: the type, then the rest. */
function opened(frame: Uint8Array): { type: number; decoder: ReturnType<typeof createDecoder> } {
  const decoder = createDecoder(frame);
  return { type: readVarUint(decoder), decoder };
}

function bodyOf(frame: Uint8Array): Uint8Array {
  return readTailAsUint8Array(opened(frame).decoder);
}

describe('what a stock client reads', () => {
  it('applies what was missing and a live change', () => {
    const source = new Y.Doc();
    source.getText('t').insert(0, 'one');
    const doc = new Y.Doc();
    const first = opened(encodeMissing(Y.encodeStateAsUpdate(source)));
    expect(first.type).toBe(MessageType.sync);
    expect(readSyncMessage(first.decoder, createEncoder(), doc, null)).toBe(1);
    const before = Y.encodeStateVector(source);
    source.getText('t').insert(3, ' two');
    const second = opened(encodeUpdate(Y.encodeStateAsUpdate(source, before)));
    expect(readSyncMessage(second.decoder, createEncoder(), doc, null)).toBe(2);
    expect(doc.getText('t').toDelta()).toEqual([{ insert: 'one two' }]);
  });

  it('answers a state vector', () => {
    const reply = createEncoder();
    const doc = new Y.Doc();
    const { decoder } = opened(encodeStateVector(Y.encodeStateVector(doc)));
    expect(readSyncMessage(decoder, reply, doc, null)).toBe(0);
  });

  it('shows and removes people', () => {
    const here = new Awareness(new Y.Doc());
    const apply = (state: string | null, clock: number): void => {
      const { type, decoder } = opened(encodePresence([{ clientId: 7, clock, state }]));
      expect(type).toBe(MessageType.presence);
      applyAwarenessUpdate(here, readVarUint8Array(decoder), null);
    };
    apply('{"lang":"en"}', 1);
    expect(here.getStates().get(7)).toEqual({ lang: 'en' });
    apply(null, 2);
    expect(here.getStates().has(7)).toBe(false);
    here.destroy();
  });
});

describe('receipts', () => {
  it('come back as they were sent', () => {
    const receipt = fc.record({
      mark: fc.nat(),
      status: fc.constantFrom(...Object.values(ReceiptStatus)),
      logSeq: fc.nat(),
      reason: fc.string({ unit: 'grapheme', maxLength: 100 }),
    });
    fc.assert(
      fc.property(receipt, (sent) => {
        expect(decodeReceipt(bodyOf(encodeReceipt(sent)))).toEqual(sent);
      }),
    );
  });

  it('begin with the type and write every field', () => {
    expect([...encodeReceipt({ mark: 5, status: ReceiptStatus.durable, logSeq: 9, reason: '' })]).toEqual([
      113, 5, 0, 9, 0,
    ]);
  });

  it.each([
    ['empty', []],
    ['of an unknown status', [5, 3, 9, 0]],
    ['without a reason', [5, 0, 9]],
    ['with a tail', [5, 0, 9, 0, 1]],
  ])('are refused when %s', (_name, bytes) => {
    expect(() => decodeReceipt(new Uint8Array(bytes))).toThrow(WireError);
  });
});

describe('refusals', () => {
  it('come back as they were sent', () => {
    const refusal = { code: 'frozen', why: 'clause is agreed', part: 'c-12' } as const;
    expect(decodeRefusal(bodyOf(encodeRefusal(refusal)))).toEqual(refusal);
  });

  it('are cut to what the other end takes', () => {
    const refusal = { code: 'walk', why: '😀'.repeat(400) } as const;
    expect(decodeRefusal(bodyOf(encodeRefusal(refusal))).why).toHaveLength(500);
  });

  it('never throw anything but WireError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        expect(() => decodeRefusal(bytes)).toThrow(WireError);
      }),
    );
  });

  it('of an unknown code are refused', () => {
    const unknown = encodeRefusal({ code: 'rate', why: 'x' });
    unknown.set(new TextEncoder().encode('r4te'), new TextDecoder().decode(unknown).indexOf('rate'));
    expect(() => decodeRefusal(bodyOf(unknown))).toThrow('not in the form');
  });
});
