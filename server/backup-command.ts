// npm run backup -- --to FOLDER [--data DIR]: also while the server runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { makeBackup } from './backup/make-backup.ts';
import { readArguments } from './backup/read-arguments.ts';
import { readConfig } from './config.ts';
import { endWith } from './platform/end-with.ts';

const packageSchema = z.object({ version: z.string() });

try {
  const { to, data } = readArguments(['to', 'data']);
  if (to === undefined) throw new AppError(ErrorCode.invalidConfiguration, 'usage: --to FOLDER [--data DIR]');
  const json = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  const { files, texts } = await makeBackup({
    to,
    dataFolder: data ?? readConfig(process.env, []).dataFolder,
    appVersion: packageSchema.parse(JSON.parse(json)).version,
    now: Date.now,
  });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  process.stdout.write(
    `Backed up and read back: ${texts.length} texts, ${files.length} files, ${bytes} bytes in ${to}\n` +
      'It holds every private text and the secret that signs logins: keep it as safe as the server.\n',
  );
} catch (error) {
  endWith(error);
}
