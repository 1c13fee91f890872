import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import { DialogButtons } from '#client/ui/dialog-buttons.tsx';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { LocalizedFields } from '#client/ui/localized-fields.tsx';
import { Role } from '#shared/access/role.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { ListedMember } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import { sameName } from '#shared/sides/written-name.ts';
import { type SeatChange, sitsInSubGroup } from '#shared/sides/seat.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';
import { changeSeat, renameMember } from './member-commands.ts';
import { RoleChoice } from './role-choice.tsx';
import { SubGroupChoice } from './sub-group-choice.tsx';

/** Letters, as the schema has it. */
const LONGEST_NAME = 120;
/** A Side's member becomes no administrator: that is another account. */
const rolesOfSide = Object.values(Role).filter((role) => role !== Role.administrator);

type Props = {
  member: ListedMember;
  reader: Member;
  workspace: WorkspaceSides;
  today: CalendarDay;
  onClose: () => void;
};

/** Name, role and sub-groups of somebody, from today on. */
export function MemberDialog({ member, reader, workspace, today, onClose }: Props) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const [name, setName] = useState(member.name);
  const [seat, setSeat] = useState<SeatChange>({ role: member.role, subGroups: member.subGroups });
  const { isRunning, failure, run, fail } = useWorkspaceCommand();
  const isOwn = member.id === reader.id;
  const hasSeat = !isOwn && member.side !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (hasSeat && sitsInSubGroup(seat.role) && seat.subGroups.length === 0) return fail(t('needsSubGroup'));
    run(async () => {
      if (!sameName(name, member.name)) await renameMember(member.id, name);
      if (hasSeat && !isSameSeat(seat, member)) await changeSeat(member.id, seat);
      onClose();
    });
  };
  return (
    <ModalDialog label={t('changeNamed', { name: member.name[locale] })} onClose={onClose}>
      <form className={form.form} onSubmit={submit} data-form="member">
        <div>
          <h2 className={form.heading}>{member.name[locale]}</h2>
          <p className={form.lead}>{t(leadOf({ isOwn, hasSeat }))}</p>
        </div>
        <LocalizedFields
          label={t('names')}
          isRequired
          written={name}
          longest={LONGEST_NAME}
          onChange={setName}
        />
        {hasSeat && (
          <>
            <RoleChoice
              roles={rolesOfSide}
              role={seat.role}
              onChoose={(role) => setSeat({ ...seat, role })}
            />
            <SubGroupChoice
              subGroups={workspace.subGroups}
              today={today}
              chosen={seat.subGroups}
              onChoose={(subGroups) => setSeat({ ...seat, subGroups })}
            />
          </>
        )}
        <FormFailure words={failure} />
        <DialogButtons cancel={t('cancel')} send={t('save')} isRunning={isRunning} onCancel={onClose} />
      </form>
    </ModalDialog>
  );
}

function leadOf({ isOwn, hasSeat }: { isOwn: boolean; hasSeat: boolean }) {
  if (isOwn) return 'ownSeatLead';
  return hasSeat ? 'seatLead' : 'administratorLead';
}

function isSameSeat(seat: SeatChange, { role, subGroups }: ListedMember): boolean {
  return seat.role === role && [...seat.subGroups].sort().join() === [...subGroups].sort().join();
}
