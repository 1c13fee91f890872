import { useTranslation } from 'react-i18next';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import type { Side } from '#shared/sides/side.ts';
import styles from './actions-panel.module.css';
import type { Offer, TextActions } from './text-actions.ts';

type Props = { offer: Offer; actions: TextActions; sides: readonly Side[] };

/** A clause that reads as a commitment, quietly offered: a person decides. */
export function OfferCard({ offer, actions, sides }: Props) {
  const { t } = useTranslation(['textActions', 'actions']);
  const locale = useLocale();
  const { reading, recognition } = offer;
  const [language, words] = readable(reading.words, locale);
  const bound = sides.filter(({ id }) => recognition.sides.includes(id)).map(({ name }) => name[locale]);
  return (
    <li className={styles.card} data-offer={reading.cid}>
      <p className={styles.line}>
        <span className={styles.status}>{t(`actions:kind-${recognition.kind ?? 'commitment'}`)}</span>
        <span>{bound.length === 0 ? t('noOwner') : t('binds', { sides: bound.join(', ') })}</span>
      </p>
      <button
        type="button"
        className={styles.words}
        lang={language}
        title={t('showClause')}
        onClick={() => scrollToPart(reading.cid)}
      >
        {words}
      </button>
      {recognition.isDivergent && <p className={styles.changed}>{t('diverges')}</p>}
      <div className={styles.buttons}>
        <TextButton onClick={() => actions.ask(reading.cid)}>{t('make')}</TextButton>
        <TextButton onClick={() => actions.decline(offer)}>{t('decline')}</TextButton>
      </div>
    </li>
  );
}

/** In the language of the interface where the text has it, else in its first. */
export function readable(
  words: Readonly<Partial<Record<TextLanguage, string>>>,
  locale: Locale,
): [language: string, words: string] {
  const all = Object.entries(words);
  return all.find(([language]) => language === locale) ?? all[0] ?? ['', ''];
}
