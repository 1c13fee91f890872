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

type Props = {
  member: Member;
  workspace: WorkspaceSides;
  today: CalendarDay;
  draft: NewInvitation;
  change: (part: Partial<NewInvitation>) => void;
};

/** Side, role and sub-groups, as far as the one who invites may give them. */
export function SeatFields({ member, workspace, today, draft, change }: Props) {
  const { t } = useTranslation(['members', 'access']);
  const locale = useLocale();
  const invites = (side: NewInvitation['side']) => may(member, Verb.inviteMember, { type: 'members', side });
  const roles = Object.values(Role).filter((role) =>
    role === Role.administrator ? invites(null) : workspace.sides.some(({ id }) => invites(id)),
  );
  const isAdministrator = draft.role === Role.administrator;
  const chooseRole = (value: string): void => {
    const role = roles.find((each) => each === value) ?? draft.role;
    const side = draft.side ?? member.side ?? workspace.sides[0]?.id ?? null;
    change(role === Role.administrator ? { role, side: null, subGroups: [] } : { role, side });
  };
  return (
    <>
      <label className={form.group}>
        <span className={form.label}>{t('members:role')}</span>
        <select
          className={form.field}
          value={draft.role}
          onChange={(event) => chooseRole(event.currentTarget.value)}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`access:role-${role}`)}
            </option>
          ))}
        </select>
      </label>
      {!isAdministrator && (
        <fieldset className={form.group}>
          <legend>{t('members:side')}</legend>
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
        <SubGroupChoice workspace={workspace} today={today} draft={draft} change={change} />
      )}
    </>
  );
}

function SubGroupChoice({ workspace, today, draft, change }: Omit<Props, 'member'>) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const open = workspace.subGroups.filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
  );
  if (open.length === 0) return null;
  return (
    <fieldset className={form.group}>
      <legend>{t('subGroups')}</legend>
      <div className={form.choices}>
        {open.map(({ id, name }) => (
          <label key={id} className={form.choice}>
            <input
              type="checkbox"
              checked={draft.subGroups.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                change({
                  subGroups: checked
                    ? [...draft.subGroups, id]
                    : draft.subGroups.filter((each) => each !== id),
                })
              }
            />
            {name[locale]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
