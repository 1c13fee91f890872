import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import form from '#client/ui/dialog-form.module.css';
import { may } from '#shared/access/ability.ts';
import { Role } from '#shared/access/role.ts';
import { Verb } from '#shared/access/verb.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { NewInvitation } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';
import { RoleChoice } from './role-choice.tsx';
import { SubGroupChoice } from './sub-group-choice.tsx';

type Props = {
  member: Member;
  workspace: WorkspaceSides;
  today: CalendarDay;
  draft: NewInvitation;
  change: (part: Partial<NewInvitation>) => void;
};

/** Side, role and sub-groups, as far as the one who invites may give them. */
export function SeatFields({ member, workspace, today, draft, change }: Props) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const invites = (side: NewInvitation['side']) => may(member, Verb.inviteMember, { type: 'members', side });
  const roles = Object.values(Role).filter((role) =>
    role === Role.administrator ? invites(null) : workspace.sides.some(({ id }) => invites(id)),
  );
  const isAdministrator = draft.role === Role.administrator;
  const chooseRole = (role: Role): void => {
    const side = draft.side ?? member.side ?? workspace.sides[0]?.id ?? null;
    change(role === Role.administrator ? { role, side: null, subGroups: [] } : { role, side });
  };
  return (
    <>
      <RoleChoice roles={roles} role={draft.role} onChoose={chooseRole} />
      {!isAdministrator && (
        <fieldset className={form.group}>
          <legend>{t('side')}</legend>
          <div className={form.choices}>
            {workspace.sides
              .filter(({ id }) => invites(id))
              .map(({ id, name }) => (
                <label key={id} className={form.choice}>
                  <input
                    type="radio"
                    name="side"
                    checked={draft.side === id}
                    onChange={() => change({ side: id })}
                  />
                  {name[locale]}
                </label>
              ))}
          </div>
        </fieldset>
      )}
      {!isAdministrator && (
        <SubGroupChoice
          subGroups={workspace.subGroups}
          today={today}
          chosen={draft.subGroups}
          onChoose={(subGroups) => change({ subGroups })}
        />
      )}
    </>
  );
}
