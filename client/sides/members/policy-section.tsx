import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '#client/ui/card-section.tsx';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { Role } from '#shared/access/role.ts';
import { chooseSecondFactorRoles } from './member-commands.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';

/** Which roles must show a second proof at login. */
export function PolicySection({ chosen }: { chosen: readonly Role[] }) {
  const { t } = useTranslation(['members', 'access']);
  const [roles, setRoles] = useState(new Set<Role>(chosen));
  const [isSaved, setSaved] = useState(false);
  const { isRunning, failure, run } = useWorkspaceCommand();
  const toggle = (role: Role): void => {
    setSaved(false);
    const next = new Set(roles);
    if (!next.delete(role)) next.add(role);
    setRoles(next);
  };
  return (
    <CardSection title={t('members:policyTitle')} lead={t('members:policyLead')}>
      <fieldset className={form.group}>
        <legend>{t('members:policyRoles')}</legend>
        <div className={form.choices}>
          {Object.values(Role).map((role) => (
            <label key={role} className={form.choice}>
              <input type="checkbox" checked={roles.has(role)} onChange={() => toggle(role)} />
              {t(`access:role-${role}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <FormFailure words={failure} />
      <output>{isSaved && t('members:policySaved')}</output>
      <div className={styles.buttons}>
        <TextButton
          disabled={isRunning}
          onClick={() =>
            run(async () => {
              await chooseSecondFactorRoles([...roles]);
              setSaved(true);
            })
          }
        >
          {t('members:policySave')}
        </TextButton>
      </div>
    </CardSection>
  );
}
