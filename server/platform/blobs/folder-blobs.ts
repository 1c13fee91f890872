import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import { type Blobs, HEAD_BYTES, type KeptBlob } from './blobs.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** Blobs as files of one folder, named by their digest. What was only half written by a crash is never found. */
export function createFolderBlobs(folder: string): Blobs {
  return {
    keep: (chunks, { maxBytes }) => keep(folder, chunks, maxBytes),
    async read(digest) {
      if (!DIGEST.test(digest)) return null;
      const bytes = await readFile(join(folder, digest)).catch(nullWhenAbsent);
      if (bytes !== null && sha256Hex(bytes) !== digest) throw failing(`the blob ${digest} is damaged`);
      return bytes;
    },
  };
}

async function keep(folder: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<KeptBlob> {
  const draft = join(folder, `draft-${randomUUID()}`);
  const file = await stored(() => openDraft(folder, draft));
  try {
    const kept = await writeAll(file, chunks, maxBytes);
    await stored(() => file.sync());
    await file.close();
    await stored(() => rename(draft, join(folder, kept.digest)));
    await stored(() => syncFolder(folder));
    return kept;
  } catch (error) {
    await file.close().catch(() => undefined); // closed already, or broken: the draft goes either way
    await rm(draft, { force: true });
    throw error;
  }
}

async function openDraft(folder: string, draft: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  return open(draft, 'wx', 0o600);
}

async function writeAll(file: FileHandle, chunks: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256');
  const head = Buffer.alloc(HEAD_BYTES);
  let size = 0;
  for await (const chunk of chunks) {
    if (size + chunk.length > maxBytes) {
      throw new AppError(ErrorCode.tooLarge, 'the file is too large', { details: { bytes: maxBytes } });
    }
    if (size < HEAD_BYTES) head.set(chunk.subarray(0, HEAD_BYTES - size), size);
    hash.update(chunk);
    await stored(() => file.writeFile(chunk));
    size += chunk.length;
  }
  return { digest: hash.digest('hex'), size, head: head.subarray(0, Math.min(size, HEAD_BYTES)) };
}

/** So that the name itself survives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failing('a file could not be kept', error);
  }
}

function failing(why: string, cause?: unknown): AppError {
  return new AppError(ErrorCode.storageFailing, why, cause === undefined ? {} : { cause });
}

function nullWhenAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw failing('a kept file could not be read', error);
}
