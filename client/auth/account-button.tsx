import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag, type Hue } from '#client/ui/colour-tag.tsx';
import type { Me } from '#shared/auth/me.ts';
import styles from './account-button.module.css';

type Props = ComponentPropsWithRef<'button'> & {
  me: Me;
  /** Letters and colour of my Side; null for somebody of neither. */
  look: { letters: string; hue: Hue } | null;
};

/** Who I am; what it opens is its owner's. */
export function AccountButton({ me, look, ...button }: Props) {
  const locale = useLocale();
  return (
    // The library's menu hands an empty class to its target.
    <button type="button" aria-haspopup="menu" {...button} className={styles.account}>
      {look !== null && <ColourTag letters={look.letters} hue={look.hue} />}
      <span className={styles.name}>{me.member.name[locale]}</span>
      <ChevronDown size={14} aria-hidden />
    </button>
  );
}
