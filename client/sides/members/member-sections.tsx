import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import { FormFailure } from '#client/ui/form-failure.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { ListedMember, MemberList } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';
import { bringMemberBack, issuePasswordLink, suspendMember } from './member-commands.ts';
import { OnceLink } from './once-link.tsx';
import { useSeatWords } from './seat-words.ts';
import { useMembersCommand } from './use-members-command.ts';

type Props = { list: MemberList; workspace: WorkspaceSides; member: Member };

/** Members by Side, then those of neither. */
export function MemberSections({ list, workspace, member }: Props) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const groups = [
    ...workspace.sides.map(({ id, name }) => ({ id, title: name[locale] })),
    { id: null, title: t('outside') },
  ];
  return groups.map(({ id, title }) => {
    const members = list.members.filter(({ side }) => side === id);
    if (!may(member, Verb.readMembers, { type: 'members', side: id })) return null;
    return (
      <CardSection key={id} title={title}>
        {members.length === 0 && <p>{t('nobody')}</p>}
        <ul className={styles.rows}>
          {members.map((each) => (
            <MemberRow key={each.id} member={each} reader={member} workspace={workspace} />
          ))}
        </ul>
      </CardSection>
    );
  });
}

type RowProps = { member: ListedMember; reader: Member; workspace: WorkspaceSides };

function MemberRow({ member, reader, workspace }: RowProps) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const seatWords = useSeatWords(workspace);
  const { isRunning, failure, run } = useMembersCommand();
  const [path, setPath] = useState<string | null>(null);
  const { id, email, isSuspended } = member;
  const name = member.name[locale];
  const details = [
    member.hasSecondFactor ? t('hasSecondFactor') : null,
    isSuspended ? t('suspended') : null,
    id === reader.id ? t('yourself') : null,
  ].filter((each) => each !== null);
  return (
    <li className={styles.row} data-member={id} data-suspended={isSuspended}>
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        <span className={styles.detail}>{seatWords(member)}</span>
        {email !== null && (
          <span className={styles.detail} lang="zxx" translate="no">
            {email}
          </span>
        )}
        {details.length > 0 && <span className={styles.detail}>{details.join(' · ')}</span>}
        <FormFailure words={failure} />
      </span>
      {id !== reader.id && (
        <span className={styles.buttons}>
          {may(reader, Verb.resetPassword, { type: 'workspace' }) && !isSuspended && (
            <TextButton
              aria-label={t('passwordLinkNamed', { name })}
              disabled={isRunning}
              onClick={() => run(async () => setPath(await issuePasswordLink(id)))}
            >
              {t('passwordLink')}
            </TextButton>
          )}
          <TextButton
            aria-label={t(isSuspended ? 'bringBackNamed' : 'suspendNamed', { name })}
            disabled={isRunning}
            onClick={() => run(() => (isSuspended ? bringMemberBack(id) : suspendMember(id)))}
          >
            {t(isSuspended ? 'bringBack' : 'suspend')}
          </TextButton>
        </span>
      )}
      {path !== null && <OnceLink path={path} onDone={() => setPath(null)} />}
    </li>
  );
}
