import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { writtenChord } from '#client/browser/written-chord.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import type { ReviewerPlace } from '#shared/actions/register-change.ts';
import type { ActionId } from '#shared/core/id.ts';
import { PlaceTag } from './review-index.tsx';
import { letterOf, ReviewKey } from './review-keys.ts';
import { placeAfter, type Review } from './review-list.ts';
import styles from './review-bar.module.css';

type Props = {
  review: Review;
  places: readonly ReviewerPlace[];
  /** Where somebody else is and this member could go. */
  elsewhere: ActionId | null;
  onGo: (action: ActionId) => void;
};

/** How far the review has come, the way on and back, who else reviews, and the keys for all of it. */
export function ReviewBar({ review, places, elsewhere, onGo }: Props) {
  const { t } = useTranslation('desk');
  const { ids, at } = review;
  const position = ids.findIndex((id) => id === at) + 1;
  const go = (steps: number) => () => {
    const action = placeAfter(review, steps);
    if (action !== null && action !== at) onGo(action);
  };
  return (
    <footer className={styles.bar} aria-label={t('reviewBar')}>
      <div className={styles.progress}>
        <progress max={ids.length} value={position} aria-label={t('progress')} />
        <span data-testid="review-progress">{t('progressOf', { n: position, m: ids.length })}</span>
      </div>
      <div className={styles.ways}>
        <TextButton disabled={position <= 1} onClick={go(-1)}>
          <ArrowUp size={15} aria-hidden />
          {t('previous')} <Key of={ReviewKey.previous} />
        </TextButton>
        <TextButton disabled={position >= ids.length} onClick={go(1)}>
          <ArrowDown size={15} aria-hidden />
          {t('next')} <Key of={ReviewKey.next} />
        </TextButton>
      </div>
      <output className={styles.people} data-testid="review-people">
        {places.map((place) => (
          <Reviewer key={place.member} place={place} isHere={place.action === at} />
        ))}
        {elsewhere !== null && (
          <TextButton onClick={() => onGo(elsewhere)}>
            {t('joinThere')} <Key of={ReviewKey.join} />
          </TextButton>
        )}
      </output>
      <p className={styles.hints}>
        <kbd>{writtenChord('mod+enter')}</kbd> {t('keySend')} <kbd>{writtenChord('escape')}</kbd>{' '}
        {t('keyPutAside')}
      </p>
    </footer>
  );
}

function Key({ of: what }: { of: ReviewKey }) {
  return <kbd className={styles.key}>{letterOf(what)}</kbd>;
}

function Reviewer({ place, isHere }: { place: ReviewerPlace; isHere: boolean }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const name = place.name[locale];
  return (
    <span>
      <PlaceTag place={place} />{' '}
      {isHere ? t('reviewsHere', { name }) : t('reviewsAt', { name, action: actionLabel(place.action) })}
    </span>
  );
}
