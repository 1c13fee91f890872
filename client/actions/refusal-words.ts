import { useTranslation } from 'react-i18next';
import type { BulkOutcomes } from '#shared/actions/action-commands.ts';
import { ActionRefusal } from '#shared/actions/action-moves.ts';
import { LARGEST_EVIDENCE_FILE } from '#shared/actions/evidence-file.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { useFileSize } from './action/file-size.ts';

/** Why a move was refused, alone or among many. */
export type MoveRefusal = Extract<BulkOutcomes['outcomes'][number], { kind: 'refused' }>['refusal'];

/** Why something about an action was refused or failed, in the reader's language. */
export function useRefusalWords(): {
  wordsOf: (refusal: MoveRefusal) => string;
  /** Of whatever a command has thrown. */
  wordsOfError: (error: unknown) => string;
} {
  const { t } = useTranslation(['errors', 'actions', 'desk']);
  const sizeOf = useFileSize();
  const wordsOf = (refusal: MoveRefusal): string => {
    const ofAction = actionRefusal(refusal);
    if (ofAction !== null) return t(`actions:refusal-${ofAction}`);
    if (refusal === 'forbidden' || refusal === 'not-found') return t(`errors:code-${refusal}`);
    return t('errors:code-invalid-input');
  };
  const wordsOfError = (error: unknown): string => {
    if (!(error instanceof AppError)) return t('errors:unreachable');
    const refusal = actionRefusal(error.details['refusal']);
    if (refusal !== null) return wordsOf(refusal);
    if (error.code === ErrorCode.tooLarge) {
      return t('desk:fileTooLarge', { size: sizeOf(LARGEST_EVIDENCE_FILE) });
    }
    return t(`errors:code-${error.code}`);
  };
  return { wordsOf, wordsOfError };
}

function actionRefusal(told: unknown): ActionRefusal | null {
  return Object.values(ActionRefusal).find((each) => each === told) ?? null;
}
