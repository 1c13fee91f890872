import { expect, test } from 'vitest';
import { binaryFrames } from '#server/sync/binary-frame.ts';

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
  const messages = [message];
  const frame = Buffer.concat(binaryFrames(messages));
  expect(frame.toString('hex', 0, header.length / 2)).toBe(header);
  expect(frame.subarray(header.length / 2).equals(message)).toBe(true);
  expect(binaryFrames(messages)).toBe(binaryFrames(messages));
});

test('messages that are sent together are as many frames, small ones in one buffer', () => {
  const small = [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(4)];
  expect(binaryFrames(small).map((buffer) => buffer.toString('hex'))).toEqual(['82030102038200820104']);
  const large = [Uint8Array.of(1), new Uint8Array(20_000)];
  expect(Buffer.concat(binaryFrames(large)).toString('hex', 0, 7)).toBe('820101827e4e20');
  // Not copied: its bytes go out as they lie.
  expect(binaryFrames(large).at(-1)?.buffer).toBe(large[1]?.buffer);
});
