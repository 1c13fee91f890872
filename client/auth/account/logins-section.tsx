import { useTranslation } from 'react-i18next';
import { formatMoment } from '#client/i18n/format-moment.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import { FormFailure } from '#client/ui/form-failure.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Account, OwnLogin } from '#shared/auth/account.ts';
import { endLogin, endOtherLogins } from './account-commands.ts';
import { deviceName } from './device-name.ts';
import { useAccountCommand } from './use-account-command.ts';

/** In which browsers I am logged in, and the way to end that from here. */
export function LoginsSection({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { isRunning, failure, run } = useAccountCommand();
  return (
    <CardSection title={t('loginsTitle')} lead={t('loginsLead')}>
      <ul className={styles.rows}>
        {account.logins.map((login) => (
          <LoginRow
            key={login.id}
            login={login}
            isRunning={isRunning}
            end={() => run(() => endLogin(login.id))}
          />
        ))}
      </ul>
      <FormFailure words={failure} />
      {account.logins.length > 1 && (
        <div className={styles.buttons}>
          <TextButton disabled={isRunning} onClick={() => run(endOtherLogins)}>
            {t('endOthers')}
          </TextButton>
        </div>
      )}
    </CardSection>
  );
}

type RowProps = { login: OwnLogin; isRunning: boolean; end: () => void };

function LoginRow({ login, isRunning, end }: RowProps) {
  const { t } = useTranslation('account');
  const locale = useLocale();
  const named = deviceName(login.device);
  const device = named ?? t('deviceUnknown');
  const when = formatMoment(login.begunAt, locale);
  return (
    <li className={styles.row} data-here={login.isHere}>
      <span className={styles.what}>
        <span className={styles.name}>
          {named === null ? t('deviceUnknown') : <bdi lang="en">{named}</bdi>}
          {login.isHere && ` · ${t('here')}`}
        </span>
        <span className={styles.detail}>{t('loginBegun', { when, how: t(`method-${login.method}`) })}</span>
      </span>
      {!login.isHere && (
        <TextButton aria-label={t('endNamed', { device, when })} disabled={isRunning} onClick={end}>
          {t('end')}
        </TextButton>
      )}
    </li>
  );
}
