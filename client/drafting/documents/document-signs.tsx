import { useTranslation } from 'react-i18next';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { DocumentActivity } from '#shared/drafting/document-activity.ts';
import styles from './document-signs.module.css';

const SHOWN = 3; // names; more than that is a number

type Props = { activity: DocumentActivity; lookOf: SideLookOf };

/** Life in a document: who is there now, and who changed it since I was. */
export function DocumentSigns({ activity, lookOf }: Props) {
  const { t } = useTranslation('home');
  const { people, changes } = activity;
  return (
    <>
      {people.length > 0 && (
        <span className={styles.line} data-sign="here">
          <span className={styles.here}>{t('hereNow')}</span>
          <Names people={people} lookOf={lookOf} />
        </span>
      )}
      {changes.length > 0 && (
        <span className={styles.line} data-sign="changes">
          <span>{t('sinceVisit')}</span>
          <Names people={changes} lookOf={lookOf} />
        </span>
      )}
    </>
  );
}

type Named = DocumentActivity['people'][number] & { count?: number };

function Names({ people, lookOf }: { people: readonly Named[]; lookOf: SideLookOf }) {
  const { t } = useTranslation('home');
  const locale = useLocale();
  const rest = people.length - SHOWN;
  return (
    <>
      {people.slice(0, SHOWN).map(({ member, side, name, count }) => {
        const { letters, hue } = lookOf(side);
        return (
          <span key={member} className={styles.person}>
            <ColourTag letters={letters} hue={hue} /> {name[locale]}
            {count !== undefined && <span className={styles.count}> {t('changes', { count })}</span>}
          </span>
        );
      })}
      {rest > 0 && <span>{t('andMore', { count: rest })}</span>}
    </>
  );
}
