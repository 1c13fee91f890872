// npm run restore -- --from FOLDER --data NEWDIR
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { readArguments } from './backup/read-arguments.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { endWith } from './platform/end-with.ts';

try {
  const { from, data } = readArguments(['from', 'data']);
  if (from === undefined || data === undefined) {
    throw new AppError(ErrorCode.invalidConfiguration, 'usage: --from FOLDER --data NEWDIR');
  }
  const { madeAt, texts } = await restoreBackup({ from, dataFolder: data, now: Date.now });
  process.stdout.write(
    `Restored ${texts.length} texts as of ${new Date(madeAt).toISOString()} into ${data}\n` +
      'Whoever comes back with newer words is told, and finds them beside the text.\n',
  );
} catch (error) {
  endWith(error);
}
