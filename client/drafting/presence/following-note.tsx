import { useTranslation } from 'react-i18next';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import styles from './following-note.module.css';
import type { Follow } from './use-follow.ts';

/** Says whom the screen follows, and how to lead again. */
export function FollowingNote({ follow, lookOf }: { follow: Follow; lookOf: SideLookOf }) {
  const { t } = useTranslation('room');
  const { person } = follow;
  const look = person === null ? null : lookOf(person.side);
  return (
    // The live region stays on the page: one that appears together with its words is not read out.
    <output className={styles.place}>
      {person !== null && look !== null && (
        <span className={styles.note} data-hue={look.hue}>
          {look.letters !== '' && <ColourTag letters={look.letters} hue={look.hue} />}
          <span className={styles.words}>{t('following', { name: person.name })}</span>
          <TextButton onClick={follow.stop}>{t('stopFollowing')}</TextButton>
        </span>
      )}
    </output>
  );
}
