import { expect, test } from 'vitest';
import { binaryFrame } from '#server/sync/binary-frame.ts';

/** Header by RFC 6455, section 5.2: final and binary, no mask, the length in 7, 16 or 64 bits. */
test.each([
  [0, '8200'],
  [125, '827d'],
  [126, '827e007e'],
  [16_384, '827e4000'],
  [16_385, '827e4001'],
  [65_535, '827effff'],
  [65_536, '827f0000000000010000'],
])('a message of %i bytes is one whole binary frame, made once for all', (length, header) => {
  const message = Uint8Array.from({ length }, (_, index) => index % 251);
  const frame = Buffer.concat(binaryFrame(message));
  expect(frame.toString('hex', 0, header.length / 2)).toBe(header);
  expect(frame.subarray(header.length / 2).equals(message)).toBe(true);
  expect(binaryFrame(message)).toBe(binaryFrame(message));
});
