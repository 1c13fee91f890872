import { useTranslation } from 'react-i18next';
import { sideOf, useDesk } from '#client/actions/action/desk.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import type { ReviewerPlace } from '#shared/actions/register-change.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { ActionId } from '#shared/core/id.ts';
import type { Review } from './review-list.ts';
import styles from './review-screen.module.css';

type Props = {
  review: Review;
  rows: readonly RegisterRow[];
  places: readonly ReviewerPlace[];
  onGo: (action: ActionId) => void;
};

/** All that is gone through, with its status, and who is where. */
export function ReviewIndex({ review, rows, places, onGo }: Props) {
  const { t } = useTranslation(['desk', 'actions']);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (
    <nav className={styles.index} aria-label={t('desk:reviewList')}>
      <ol>
        {review.ids.map((id) => {
          const row = byId.get(id);
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.entry}
                data-entry={id}
                aria-current={id === review.at ? 'step' : undefined}
                onClick={() => onGo(id)}
              >
                <span className={styles.entryName}>
                  {actionLabel(id)}
                  {places
                    .filter(({ action }) => action === id)
                    .map((place) => (
                      <PlaceTag key={place.member} place={place} />
                    ))}
                </span>
                {row !== undefined && (
                  <span className={styles.entryState}>{t(`actions:status-${row.status}`)}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The letters of a Side where somebody of it reviews; hovering tells who. */
export function PlaceTag({ place }: { place: ReviewerPlace }) {
  const locale = useLocale();
  const desk = useDesk();
  const side = sideOf(desk, place.side);
  return <ColourTag letters={side?.letters ?? '–'} hue={side?.hue ?? 'none'} title={place.name[locale]} />;
}
