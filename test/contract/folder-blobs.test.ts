import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolderBlobs } from '#server/platform/blobs/folder-blobs.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { blobsContract } from './blobs.contract.ts';

blobsContract('a folder', () => createFolderBlobs(join(temporaryFolder(), 'blobs')));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

test('a refused file leaves no draft behind, and a damaged one is not given out', async () => {
  const folder = temporaryFolder();
  const blobs = createFolderBlobs(folder);
  await expect(blobs.keep(once(Buffer.alloc(11)), { maxBytes: 10 })).rejects.toMatchObject({
    code: 'too-large',
  });
  expect(readdirSync(folder)).toEqual([]);
  const { digest } = await blobs.keep(once(Buffer.alloc(9)), { maxBytes: 10 });
  expect(readdirSync(folder)).toEqual([digest]);
  writeFileSync(join(folder, digest), 'changed');
  await expect(blobs.read(digest)).rejects.toMatchObject({ code: 'storage-failing' });
});
