import { expect, test } from 'vitest';
import {
  encodeMissing,
  encodePresence,
  encodeReceipt,
  encodeRefusal,
  encodeStateVector,
  encodeUpdate,
} from '#shared/sync/down.ts';
import { encodeMark } from '#shared/sync/up.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';

/**
 * The bytes of every message, for one version of the wire. When this test fails, the wire has changed: raise
 * `WIRE_VERSION`, write its history, decide what happens to open tabs, and only then pin the new bytes.
 */
test('[SYNC-9] the bytes on the wire belong to wire version 1', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const frames = {
    version: WIRE_VERSION,
    stateVector: hex(encodeStateVector(bytes)),
    missing: hex(encodeMissing(bytes)),
    update: hex(encodeUpdate(bytes)),
    presence: hex(encodePresence([{ clientId: 300, clock: 2, state: '{}' }])),
    receipt: hex(encodeReceipt({ mark: 7, status: 2, logSeq: 300, reason: 'no' })),
    refusal: hex(encodeRefusal({ code: 'gap', why: 'x', part: 'c-1' })),
    mark: hex(encodeMark(7)),
  };
  expect(frames).toEqual({
    version: 1,
    stateVector: '000003010203',
    missing: '000103010203',
    update: '000203010203',
    presence: '010701ac0202027b7d',
    receipt: '710702ac02026e6f',
    refusal: '64257b22636f6465223a22676170222c22776879223a2278222c2270617274223a22632d31227d',
    mark: '7107',
  });
});

test('[SYNC-9] close codes keep their meaning', () => {
  expect(CloseCode).toEqual({
    malformed: 4400,
    loginRequired: 4401,
    forbidden: 4403,
    noSuchText: 4404,
    identity: 4409,
    frozen: 4410,
    tooLarge: 4413,
    schema: 4422,
    outdated: 4426,
    rate: 4429,
    rightsChanged: 4500,
    serverStopping: 4501,
    serverFault: 4502,
    storageFailing: 4503,
    takenOver: 4505,
    slowReader: 4508,
  });
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
