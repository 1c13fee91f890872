import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import { FormFailure } from '#client/ui/form-failure.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Command } from '#client/ui/use-command.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { ListedMember, MemberList } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';
import { bringMemberBack, issuePasswordLink, suspendMember } from './member-commands.ts';
import { MemberDialog } from './member-dialog.tsx';
import { OnceLink } from './once-link.tsx';
import { useSeatWords } from './seat-words.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';

type Props = { list: MemberList; workspace: WorkspaceSides; member: Member; today: CalendarDay };

/** Members by Side, then those of neither. */
export function MemberSections({ list, workspace, member, today }: Props) {
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
            <MemberRow key={each.id} member={each} reader={member} workspace={workspace} today={today} />
          ))}
        </ul>
      </CardSection>
    );
  });
}

type RowProps = { member: ListedMember; reader: Member; workspace: WorkspaceSides; today: CalendarDay };

function MemberRow({ member, reader, workspace, today }: RowProps) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const seatWords = useSeatWords(workspace);
  const command = useWorkspaceCommand();
  const [path, setPath] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { id, email, isSuspended } = member;
  const details = [
    member.hasSecondFactor ? t('hasSecondFactor') : null,
    isSuspended ? t('suspended') : null,
    id === reader.id ? t('yourself') : null,
  ].filter((each) => each !== null);
  return (
    <li className={styles.row} data-member={id} data-suspended={isSuspended}>
      <span className={styles.what}>
        <span className={styles.name}>{member.name[locale]}</span>
        <span className={styles.detail}>{seatWords(member)}</span>
        {email !== null && (
          <span className={styles.detail} lang="zxx" translate="no">
            {email}
          </span>
        )}
        {details.length > 0 && <span className={styles.detail}>{details.join(' · ')}</span>}
        <FormFailure words={command.failure} />
      </span>
      <span className={styles.buttons}>
        {may(reader, Verb.manageMembers, { type: 'members', side: member.side }) && (
          <TextButton
            aria-label={t('changeNamed', { name: member.name[locale] })}
            onClick={() => setOpen(true)}
          >
            {t('change')}
          </TextButton>
        )}
        {id !== reader.id && (
          <AccountButtons member={member} reader={reader} command={command} onPath={setPath} />
        )}
      </span>
      {path !== null && <OnceLink path={path} onDone={() => setPath(null)} />}
      {isOpen && (
        <MemberDialog
          member={member}
          reader={reader}
          workspace={workspace}
          today={today}
          onClose={() => setOpen(false)}
        />
      )}
    </li>
  );
}

type AccountProps = {
  member: ListedMember;
  reader: Member;
  command: Command;
  onPath: (path: string) => void;
};

/** What is done to somebody's account, never to one's own. */
function AccountButtons({ member, reader, command: { isRunning, run }, onPath }: AccountProps) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const { id, isSuspended } = member;
  const name = member.name[locale];
  return (
    <>
      {may(reader, Verb.resetPassword, { type: 'workspace' }) && !isSuspended && (
        <TextButton
          aria-label={t('passwordLinkNamed', { name })}
          disabled={isRunning}
          onClick={() => run(async () => onPath(await issuePasswordLink(id)))}
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
    </>
  );
}
