import { AccountRoute } from './account-route.tsx';
import { AuditRoute } from './audit-route.tsx';
import { EntryForm } from './entry-form.tsx';
import { InvitationRoute } from './invitation-route.tsx';
import { LoginAgain } from './login-again.tsx';
import { MembersRoute } from './members-route.tsx';
import { NewPasswordRoute } from './new-password-route.tsx';
import { peopleLoaders } from './people-loaders.ts';
import { SecondFactorRoute } from './second-factor-route.tsx';

/**
 * Everything of logging in, accounts and members. One file of the build, not nine: every text's first load names each
 * file that may come later.
 */
export const peopleScreens = {
  AccountRoute,
  AuditRoute,
  EntryForm,
  InvitationRoute,
  LoginAgain,
  MembersRoute,
  NewPasswordRoute,
  SecondFactorRoute,
  loaders: peopleLoaders,
};
