import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { Role } from '#shared/access/role.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { locales, ownName } from '#shared/i18n/locale.ts';
import type { NewInvitation } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';
import { invite } from './member-commands.ts';
import { OnceLink } from './once-link.tsx';
import { SeatFields } from './seat-fields.tsx';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';

type Props = {
  member: Member;
  workspace: WorkspaceSides;
  today: CalendarDay;
  isMailConfigured: boolean;
  onClose: () => void;
};

/** Issues a link for one person and one seat. */
export function InviteDialog({ member, workspace, today, isMailConfigured, onClose }: Props) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const side = member.side ?? workspace.sides[0]?.id ?? null;
  const start = { side, role: Role.subGroupMember, subGroups: [], name: '', email: null, locale };
  const [draft, setDraft] = useState<NewInvitation>(start);
  const [issued, setIssued] = useState<{ path: string | null } | null>(null);
  const { isRunning, failure, run } = useWorkspaceCommand();
  const change = (part: Partial<NewInvitation>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => setIssued(await invite(draft)));
  };
  return (
    <ModalDialog label={t('invite')} onClose={onClose}>
      {issued !== null ? (
        <Issued path={issued.path} email={draft.email} onClose={onClose} />
      ) : (
        <form className={form.form} onSubmit={submit} data-form="invite">
          <h2 className={form.heading}>{t('invite')}</h2>
          <LabelledField
            label={t('name')}
            maxLength={120}
            required
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <LabelledField
            label={t('email')}
            hint={t(isMailConfigured ? 'emailHint' : 'emailHintNoMail')}
            type="email"
            value={draft.email ?? ''}
            onChange={({ currentTarget: { value } }) => change({ email: value === '' ? null : value })}
          />
          <SeatFields member={member} workspace={workspace} today={today} draft={draft} change={change} />
          <LetterLanguage draft={draft} change={change} />
          <FormFailure words={failure} />
          <div className={form.buttons}>
            <TextButton onClick={onClose}>{t('cancel')}</TextButton>
            <TextButton type="submit" weight="main" disabled={isRunning}>
              {t('issue')}
            </TextButton>
          </div>
        </form>
      )}
    </ModalDialog>
  );
}

type DraftProps = { draft: NewInvitation; change: (part: Partial<NewInvitation>) => void };

function LetterLanguage({ draft, change }: DraftProps) {
  const { t } = useTranslation('members');
  return (
    <label className={form.group}>
      <span className={form.label}>{t('letterLanguage')}</span>
      <select
        className={form.field}
        value={draft.locale}
        onChange={({ currentTarget: { value } }) =>
          change({ locale: locales.find((each) => each === value) ?? draft.locale })
        }
      >
        {locales.map((each) => (
          <option key={each} value={each} lang={each}>
            {ownName[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

type IssuedProps = { path: string | null; email: string | null; onClose: () => void };

function Issued({ path, email, onClose }: IssuedProps) {
  const { t } = useTranslation('members');
  return (
    <div className={form.form}>
      <h2 className={form.heading}>{t('issued')}</h2>
      {path !== null && <OnceLink path={path} onDone={onClose} />}
      {path === null && (
        <>
          <output>{t('sent', { email: email ?? '' })}</output>
          <div className={form.buttons}>
            <TextButton weight="main" onClick={onClose}>
              {t('done')}
            </TextButton>
          </div>
        </>
      )}
    </div>
  );
}
