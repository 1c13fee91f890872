import { useTranslation } from 'react-i18next';
import { PageSkeleton } from './page-skeleton.tsx';

/** A page of the record (an action, an initiative, the charts) before it is read. */
export function RecordSkeleton() {
  const { t } = useTranslation('navigation');
  return <PageSkeleton label={t('loading')} />;
}
