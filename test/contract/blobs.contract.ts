import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Blobs } from '#server/platform/blobs/blobs.ts';

async function* chunksOf(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const maxBytes = 100_000;

/** What every adapter of the port keeps. */
export function blobsContract(name: string, open: () => Blobs): void {
  describe(`${name}: blobs`, () => {
    test.each([0, 1, 4095, 4096, 4097, 99_999, 100_000])('%i bytes come back as they were', async (size) => {
      const blobs = open();
      const bytes = randomBytes(size);
      const kept = await blobs.keep(chunksOf(bytes), { maxBytes });
      expect({ ...kept, head: Buffer.from(kept.head) }).toEqual({
        digest: digestOf(bytes),
        size,
        head: bytes.subarray(0, 4096),
      });
      expect(Buffer.from((await blobs.read(kept.digest)) ?? [])).toEqual(bytes);
    });

    test('one byte too many: refused, and nothing is kept', async () => {
      const blobs = open();
      const bytes = randomBytes(maxBytes + 1);
      await expect(blobs.keep(chunksOf(bytes), { maxBytes })).rejects.toMatchObject({ code: 'too-large' });
      expect(await blobs.read(digestOf(bytes))).toBeNull();
    });

    test('what breaks off half way is not kept', async () => {
      const blobs = open();
      const bytes = randomBytes(5000);
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield bytes;
        throw new Error('the line broke');
      }
      await expect(blobs.keep(broken(), { maxBytes })).rejects.toThrow('the line broke');
      expect(await blobs.read(digestOf(bytes))).toBeNull();
    });

    test('the same bytes at once are one blob', async () => {
      const blobs = open();
      const bytes = randomBytes(50_000);
      const kept = await Promise.all(
        Array.from({ length: 8 }, () => blobs.keep(chunksOf(bytes), { maxBytes })),
      );
      expect(new Set(kept.map(({ digest }) => digest))).toEqual(new Set([digestOf(bytes)]));
      expect(Buffer.from((await blobs.read(digestOf(bytes))) ?? [])).toEqual(bytes);
    });

    test.each(['', 'x', '../alternat.sqlite', `${'0'.repeat(63)}g`, 'A'.repeat(64), '0'.repeat(64)])(
      'nothing is found under %j',
      async (digest) => {
        expect(await open().read(digest)).toBeNull();
      },
    );
  });
}
