import { useTranslation } from 'react-i18next';
import { ActionRefusal } from '#shared/actions/action-moves.ts';
import { LARGEST_EVIDENCE_FILE } from '#shared/actions/evidence-file.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { useFileSize } from './file-size.ts';

/** Why a command on an action failed, in the reader's language. */
export function useRefusalWords(): (error: unknown) => string {
  const { t } = useTranslation(['errors', 'actions', 'desk']);
  const sizeOf = useFileSize();
  return (error) => {
    if (!(error instanceof AppError)) return t('errors:unreachable');
    const refusal = Object.values(ActionRefusal).find((each) => each === error.details['refusal']);
    if (refusal !== undefined) return t(`actions:refusal-${refusal}`);
    if (error.code === ErrorCode.tooLarge) {
      return t('desk:fileTooLarge', { size: sizeOf(LARGEST_EVIDENCE_FILE) });
    }
    return t(`errors:code-${error.code}`);
  };
}
