import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import type { Role } from '#shared/access/role.ts';

type Props = { roles: readonly Role[]; role: Role; onChoose: (role: Role) => void };

/** One of the roles that may be given. */
export function RoleChoice({ roles, role, onChoose }: Props) {
  const { t } = useTranslation(['members', 'access']);
  return (
    <label className={form.group}>
      <span className={form.label}>{t('members:role')}</span>
      <select
        className={form.field}
        value={role}
        onChange={({ currentTarget: { value } }) => onChoose(roles.find((each) => each === value) ?? role)}
      >
        {roles.map((each) => (
          <option key={each} value={each}>
            {t(`access:role-${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
