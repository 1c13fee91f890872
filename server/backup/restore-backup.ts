import { chmod, copyFile, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { migrationList } from '#server/database/migrations/migration-list.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { DataName } from '#server/platform/data-names.ts';
import { beginNewLives } from '#server/sync/new-life.ts';
import { damaged, newer, readVerifiedManifest, type BackupManifest } from './backup-manifest.ts';
import { digestOfFile, syncPath } from './file-digest.ts';

export type RestoreOrder = { from: string; dataFolder: string; now: () => number };

/**
 * Makes a data folder of a back-up, whole or not at all, in which every text begins a new life: who comes back with newer
 * words is told. Refuses with `folder-not-empty`, `backup-damaged` and `backup-newer`.
 */
export async function restoreBackup(order: RestoreOrder): Promise<BackupManifest> {
  const { from } = order;
  const target = resolve(order.dataFolder);
  await mustBeEmpty(target);
  const manifest = await readVerifiedManifest(from);
  const unknown = manifest.migrations.filter((name) => !(name in migrationList));
  if (unknown.length > 0) throw newer(`this version does not know ${unknown.join(', ')}`);
  const draft = `${target}.restoring-${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    await copyFiles(from, draft, manifest);
    await beginAnew(draft, manifest, order.now());
    await rmdir(target).catch(nothingThere);
    await rename(draft, target);
    await syncPath(dirname(target));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function mustBeEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(nothingThere);
  if ((names ?? []).length === 0) return;
  const why = `${folder} is not empty: a back-up is restored into a new folder only`;
  throw new AppError(ErrorCode.folderNotEmpty, why, { details: { folder } });
}

async function copyFiles(from: string, draft: string, { files }: BackupManifest): Promise<void> {
  await mkdir(join(draft, DataName.blobs), { mode: 0o700 });
  for (const { path, sha256 } of files) {
    const copy = join(draft, path);
    await copyFile(join(from, path), copy);
    await chmod(copy, 0o600);
    await syncPath(copy);
    if ((await digestOfFile(copy)).sha256 !== sha256) throw damaged(`${path} could not be copied`);
  }
  await syncPath(join(draft, DataName.blobs));
}

async function beginAnew(draft: string, { madeAt }: BackupManifest, restoredAt: number): Promise<void> {
  const database = await openDatabase({ folder: draft });
  try {
    await beginNewLives(database, { backupAt: madeAt, restoredAt });
  } finally {
    await database.close();
  }
  await syncPath(draft);
}

function nothingThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
