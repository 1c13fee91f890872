import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format-date.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { SaveState } from '#client/sync/save-state.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';

export type SaveWords = { words: string; isTrouble: boolean };

/** The sentence of a save state; empty when there is nothing to say. Never says "saved" without a receipt. */
export function useSaveWords(save: SaveState, online: boolean): SaveWords {
  const { t } = useTranslation('sync');
  const locale = useLocale();
  switch (save.kind) {
    case 'idle':
      return { words: online ? '' : t('connecting'), isTrouble: false };
    case 'saved':
      return { words: t('saved', { time: formatTime(save.at, locale) }), isTrouble: false };
    case 'saving':
      return { words: t('saving'), isTrouble: false };
    case 'kept':
      return { words: t('notSaved'), isTrouble: true };
    case 'unsaved':
      return { words: t('notSavedAnywhere'), isTrouble: true };
    case 'server-cannot-save':
      return { words: t('cannotSave'), isTrouble: true };
    case 'refused':
      return { words: t('refused', { reason: t(`refusal-${save.refusal.code}`) }), isTrouble: true };
    default:
      return exhaustive(save);
  }
}
