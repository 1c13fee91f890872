import { useTranslation } from 'react-i18next';
import { ActionRefusal } from '#shared/actions/action-moves.ts';
import type { Taken } from './use-taking-steps.ts';

/** Why a move was refused, in the reader's language. */
export function useRefusalWords(): (refusal: Taken['refused'][number]['refusal']) => string {
  const { t } = useTranslation(['actions', 'errors']);
  return (refusal) => {
    const ofAction = Object.values(ActionRefusal).find((each) => each === refusal);
    if (ofAction !== undefined) return t(`actions:refusal-${ofAction}`);
    if (refusal === 'forbidden' || refusal === 'not-found') return t(`errors:code-${refusal}`);
    return t('errors:code-invalid-input');
  };
}
