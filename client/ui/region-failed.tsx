import { useTranslation } from 'react-i18next';
import { QuietMessage } from './quiet-message.tsx';
import { TextButton } from './text-button.tsx';

type Props = { retry: () => void };

/** In the place of a region that has failed: the rest keeps working, and the next step is offered. */
export const regionFailed = (retry: () => void) => <RegionFailed retry={retry} />;

/** In the place of a small piece of a bar that has failed. */
export const pieceFailed = (retry: () => void) => <PieceFailed retry={retry} />;

function RegionFailed({ retry }: Props) {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <QuietMessage
      tone="error"
      title={t('errors:regionTitle')}
      action={<TextButton onClick={retry}>{t('common:retry')}</TextButton>}
    >
      {t('errors:region')}
    </QuietMessage>
  );
}

function PieceFailed({ retry }: Props) {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <TextButton title={t('errors:regionTitle')} onClick={retry}>
      {t('common:retry')}
    </TextButton>
  );
}
