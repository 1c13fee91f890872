import { AccountRoute } from './account-route.tsx';
import { AuditRoute } from './audit-route.tsx';
import { EntryForm } from './entry-form.tsx';
import { InvitationRoute } from './invitation-route.tsx';
import { LoginAgain } from './login-again.tsx';
import { NewPasswordRoute } from './new-password-route.tsx';
import { peopleLoaders } from './people-loaders.ts';
import { SecondFactorRoute } from './second-factor-route.tsx';

/**
 * Everything of logging in and accounts, and the way to the administration. One file of the build, not nine: every text's first load names each
 * file that may come later.
 */
export const peopleScreens = {
  AccountRoute,
  AuditRoute,
  EntryForm,
  InvitationRoute,
  LoginAgain,
  NewPasswordRoute,
  SecondFactorRoute,
  loaders: peopleLoaders,
  // Of a few people: named here, and not in what every text loads first.
  administration: () => import('./administration-screens.ts'),
};
