import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import { digestOfFile } from './file-digest.ts';

/** Grows when a back-up has another form. */
export const BACKUP_FORMAT = 1;
export const MANIFEST = 'manifest.json';
/** As `sha256sum --check` reads it. */
export const MANIFEST_DIGEST = 'manifest.sha256';

const count = z.number().int().nonnegative();
const fileSchema = z.object({
  /** Below the folder of the back-up, never out of it. */
  path: z.string().regex(/^(alternat\.sqlite|login-secret|blobs\/[0-9a-f]{64})$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: count,
});
const formatSchema = z.object({ format: count });
const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  appVersion: z.string(),
  /** Milliseconds: the moment before which everything committed is in it. */
  madeAt: count,
  migrations: z.array(z.string()),
  /** The end mark of each text: its receipts up to `seq` are kept. */
  texts: z.array(z.object({ text: z.string(), seq: count, epoch: count })),
  files: z.array(fileSchema).min(1),
});

/** What a back-up holds, and how to tell that it still does. */
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupFile = BackupManifest['files'][number];

export function damaged(why: string, cause?: unknown): AppError {
  return new AppError(ErrorCode.backupDamaged, `the back-up is damaged: ${why}`, { cause });
}

/**
 * Reads the manifest and every file that it names. Refuses with `backup-damaged` when one byte is another, and with
 * `backup-newer` when a newer Alternat made it.
 */
export async function readVerifiedManifest(folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  for (const { path, sha256, bytes } of manifest.files) {
    const found = await digestOfFile(join(folder, path)).catch((cause: unknown) => {
      throw damaged(`${path} cannot be read`, cause);
    });
    if (found.sha256 !== sha256 || found.bytes !== bytes) throw damaged(`${path} is not what was backed up`);
  }
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const bytes = await readPart(folder, MANIFEST);
  const digest = (await readPart(folder, MANIFEST_DIGEST)).toString('utf8');
  if (!digest.startsWith(`${sha256Hex(bytes)} `)) throw damaged(`${MANIFEST} is not what was backed up`);
  const json: unknown = JSON.parse(bytes.toString('utf8'));
  const { format } = formatSchema.parse(json);
  if (format > BACKUP_FORMAT) throw newer(`its form is ${format}, this version knows ${BACKUP_FORMAT}`);
  return manifestSchema.parse(json);
}

export function newer(why: string): AppError {
  return new AppError(ErrorCode.backupNewer, `the back-up was made by a newer version of Alternat: ${why}`);
}

function readPart(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch((cause: unknown) => {
    throw damaged(`${name} cannot be read in ${folder}`, cause);
  });
}
