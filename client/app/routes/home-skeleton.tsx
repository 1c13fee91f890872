import { useTranslation } from 'react-i18next';
import { PageSkeleton } from './page-skeleton.tsx';

/** Home before its session is known. */
export function HomeSkeleton() {
  const { t } = useTranslation('home');
  return <PageSkeleton label={t('loading')} />;
}
