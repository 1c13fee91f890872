import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag, type Hue } from '#client/ui/colour-tag.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Delegate, Delegation } from '#shared/sessions/delegation.ts';
import styles from './delegation-columns.module.css';
import { PageSection } from './page-section.tsx';

/** A Side's column. */
export type DelegationColumn = {
  delegation: Delegation;
  letters: string;
  hue: Hue;
  side: string;
};

type Props = {
  /** In the viewer's order. */
  columns: readonly DelegationColumn[];
  /** The Side whose list this member writes; null: none. */
  writes: string | null;
  onWrite: () => void;
};

/** Both delegations in equal columns, each in its order of precedence. */
export function DelegationColumns({ columns, writes, onWrite }: Props) {
  const { t } = useTranslation('sessionPage');
  return (
    <PageSection name={t('delegations')}>
      <div className={styles.columns}>
        {columns.map(({ delegation: { side, delegates }, ...look }) => (
          <section
            key={side}
            className={styles.column}
            data-hue={look.hue}
            data-delegation={side}
            aria-label={t('delegationOf', { side: look.side })}
          >
            <h3 className={styles.side}>
              <ColourTag letters={look.letters} hue={look.hue} /> {look.side}
            </h3>
            {delegates.length === 0 && <p className={styles.none}>{t('delegationNone')}</p>}
            <ol className={styles.list}>
              {delegates.map((delegate, index) => (
                // The place in the order of precedence is what tells one from another.
                <DelegateLine key={`${index} ${delegate.member}`} delegate={delegate} />
              ))}
            </ol>
            {side === writes && (
              <TextButton onClick={onWrite} data-write="delegation">
                {t(delegates.length === 0 ? 'writeDelegation' : 'editDelegation')}
              </TextButton>
            )}
          </section>
        ))}
      </div>
    </PageSection>
  );
}

function DelegateLine({ delegate: { role, name, office } }: { delegate: Delegate }) {
  const { t } = useTranslation('sessionPage');
  const locale = useLocale();
  const roleName = t(`delegate-${role}`);
  const named = name?.[locale] ?? office?.[locale] ?? null;
  const below = [named === null ? null : roleName, name === null ? null : (office?.[locale] ?? null)];
  return (
    <li className={styles.delegate}>
      <span className={styles.name}>{named ?? roleName}</span>
      {below
        .filter((each) => each !== null)
        .map((each) => (
          <span key={each} className={styles.detail}>
            {each}
          </span>
        ))}
    </li>
  );
}
