import { useTranslation } from 'react-i18next';
import { formatMoment } from '#client/i18n/format-moment.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import { FormFailure } from '#client/ui/form-failure.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import type { MemberList } from '#shared/sides/invitation.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';
import { withdrawInvitation } from './member-commands.ts';
import { useSeatWords } from './seat-words.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';

/** Links that somebody may still follow. */
export function InvitationList({ list, workspace }: { list: MemberList; workspace: WorkspaceSides }) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const seatWords = useSeatWords(workspace);
  const { isRunning, failure, run } = useWorkspaceCommand();
  return (
    <CardSection title={t('openInvitations')}>
      {list.invitations.length === 0 && <p>{t('noInvitations')}</p>}
      <FormFailure words={failure} />
      <ul className={styles.rows}>
        {list.invitations.map(({ id, name, email, side, role, subGroups, expiresAt }) => {
          const shown = name ?? email ?? t('unnamed');
          const label = workspace.sides.find((each) => each.id === side)?.label;
          const seat = [label, seatWords({ role, subGroups })].filter((each) => each !== undefined);
          return (
            <li key={id} className={styles.row} data-invitation={id}>
              <span className={styles.what}>
                <span className={styles.name}>{shown}</span>
                <span className={styles.detail}>{seat.join(' · ')}</span>
                {email !== null && (
                  <span className={styles.detail} lang="zxx" translate="no">
                    {email}
                  </span>
                )}
                <span className={styles.detail}>{t('until', { when: formatMoment(expiresAt, locale) })}</span>
              </span>
              <TextButton
                aria-label={t('withdrawNamed', { name: shown })}
                disabled={isRunning}
                onClick={() => run(() => withdrawInvitation(id))}
              >
                {t('withdraw')}
              </TextButton>
            </li>
          );
        })}
      </ul>
    </CardSection>
  );
}
