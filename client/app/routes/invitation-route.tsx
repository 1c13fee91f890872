import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { InvitationForm } from '#client/auth/login/invitation-form.tsx';
import { readInvitation } from '#client/auth/login/login-commands.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { LinkEnd } from '#shared/auth/login.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { ReadInvitation } from '#shared/sides/invitation.ts';
import { useLinkToken } from './link-token.ts';
import { useEntering } from './use-entering.ts';
import { VisitorPage } from './visitor-page.tsx';

/** By a link: becoming a member, or the first administrator. */
export function InvitationRoute() {
  const { t } = useTranslation('login');
  const token = useLinkToken();
  const onEntered = useEntering('/');
  const { data, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = t(data?.kind === 'set-up' ? 'setUpTitle' : 'invitedTitle');
  const failure = token === '' ? new AppError(ErrorCode.linkSpent, 'no link') : error;
  return (
    <VisitorPage
      title={title}
      {...(data && { lead: t(data.kind === 'set-up' ? 'setUpLead' : 'invitedLead') })}
    >
      {failure !== null && <Nowhere error={failure} />}
      {data !== undefined && <Seat invitation={data} />}
      {data !== undefined && <InvitationForm token={token} invitation={data} onEntered={onEntered} />}
    </VisitorPage>
  );
}

function Seat({ invitation }: { invitation: ReadInvitation }) {
  const { t } = useTranslation(['login', 'access']);
  const locale = useLocale();
  const { side, role, subGroups } = invitation;
  const parts = [side?.name[locale], t(`access:role-${role}`), ...subGroups.map((name) => name[locale])];
  return <p>{t('login:seat', { seat: parts.filter((part) => part !== undefined).join(', ') })}</p>;
}

/** Why a link leads nowhere, and the next step. */
function Nowhere({ error }: { error: Error }) {
  const { t } = useTranslation(['login', 'errors']);
  if (!(error instanceof AppError))
    return <QuietMessage tone="error">{t('errors:unreachable')}</QuietMessage>;
  const why = Object.values(LinkEnd).find((each) => each === error.details['why']) ?? LinkEnd.unknown;
  const isSpent = error.code === ErrorCode.linkSpent;
  return (
    <QuietMessage tone="error">
      {isSpent ? t(`login:link-${why}`) : t(`errors:code-${error.code}`)}
    </QuietMessage>
  );
}
