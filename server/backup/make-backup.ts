import { chmod, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { DataName } from '#server/platform/data-names.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import {
  BACKUP_FORMAT,
  MANIFEST,
  MANIFEST_DIGEST,
  readVerifiedManifest,
  type BackupFile,
  type BackupManifest,
} from './backup-manifest.ts';
import { copyDatabase } from './copy-database.ts';
import { digestOfFile, syncPath } from './file-digest.ts';

const OWNER_ONLY = 0o600;
const DIGEST = /^[0-9a-f]{64}$/;

export type BackupOrder = { dataFolder: string; to: string; appVersion: string; now: () => number };

/**
 * Copies a data folder, in use or not, into a new folder that appears under its name only when it is whole and has been
 * read back. Refuses with `conflict` when that name is taken, and with `invalid-configuration` without a database.
 */
export async function makeBackup(order: BackupOrder): Promise<BackupManifest> {
  const { dataFolder } = order;
  const to = resolve(order.to);
  if (await exists(to))
    throw new AppError(ErrorCode.conflict, `${to} exists already: nothing is overwritten`);
  if (!(await exists(join(dataFolder, DataName.database)))) {
    const why = `there is no database in ${dataFolder}: name the data folder with --data`;
    throw new AppError(ErrorCode.invalidConfiguration, why);
  }
  const draft = `${to}.partial-${process.pid}`;
  await mkdir(dirname(to), { recursive: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    await fill(draft, order);
    const manifest = await readVerifiedManifest(draft);
    await rename(draft, to);
    await syncPath(dirname(to));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function fill(draft: string, { dataFolder, appVersion, now }: BackupOrder): Promise<void> {
  const madeAt = now();
  const marks = await copyDatabase(join(dataFolder, DataName.database), join(draft, DataName.database));
  // After the database: a file of evidence lies there before the row that names it.
  const paths = [
    DataName.database,
    ...(await copySecret(dataFolder, draft)),
    ...(await copyBlobs(dataFolder, draft)),
  ];
  const files: BackupFile[] = [];
  for (const path of paths) {
    await chmod(join(draft, path), OWNER_ONLY);
    await syncPath(join(draft, path));
    files.push({ path, ...(await digestOfFile(join(draft, path))) });
  }
  mustBeSound(files);
  await writeManifest(draft, { format: BACKUP_FORMAT, appVersion, madeAt, ...marks, files });
}

async function copySecret(dataFolder: string, draft: string): Promise<string[]> {
  if (!(await exists(join(dataFolder, DataName.loginSecret)))) return [];
  await copyFile(join(dataFolder, DataName.loginSecret), join(draft, DataName.loginSecret));
  return [DataName.loginSecret];
}

async function copyBlobs(dataFolder: string, draft: string): Promise<string[]> {
  const folder = join(dataFolder, DataName.blobs);
  const names = (await exists(folder)) ? await readdir(folder) : [];
  const whole = names.filter((name) => DIGEST.test(name)).sort(); // the others are being written
  if (whole.length > 0) await mkdir(join(draft, DataName.blobs), { mode: 0o700 });
  for (const name of whole) await copyFile(join(folder, name), join(draft, DataName.blobs, name));
  return whole.map((name) => `${DataName.blobs}/${name}`);
}

/** A file that has rotted where it lies must not take the place of a sound one in an older back-up. */
function mustBeSound(files: readonly BackupFile[]): void {
  const rotten = files.find(({ path, sha256 }) => path.startsWith(DataName.blobs) && !path.endsWith(sha256));
  if (rotten === undefined) return;
  const why = `${rotten.path} of the data folder is damaged: put it back from an earlier back-up`;
  throw new AppError(ErrorCode.storageFailing, why);
}

async function writeManifest(draft: string, manifest: BackupManifest): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const options = { mode: OWNER_ONLY, flush: true };
  await writeFile(join(draft, MANIFEST), bytes, options);
  await writeFile(join(draft, MANIFEST_DIGEST), `${sha256Hex(bytes)}  ${MANIFEST}\n`, options);
  await syncPath(draft);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
