import { ownAddressSchema } from '#shared/auth/login.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type AuthAnswer, answerOfAuth } from './auth-answer.ts';
import type { Auth } from './better-auth.ts';
import { PROVIDER, type SingleSignOn } from './login-site.ts';

/** What the login screen says when the provider sent somebody back without a login. */
type SignOnFailure = 'unknown-person' | 'single-sign-on';

/** Logging in at a provider of OpenID Connect. */
export type SingleSignOnService = {
  /** As the button names it; null: none is set up. */
  readonly name: string | null;
  /** Where the browser goes now; refuses with `not-found` when none is set up, `sign-on-unreachable` when it does not answer. */
  begin(headers: Headers, to: string | null): Promise<AuthAnswer<string>>;
  /** Where the browser goes when the provider has sent it back: to where it wanted, or to the login with a reason. */
  finish(headers: Headers, query: Record<string, string>): Promise<AuthAnswer<string>>;
};

type Options = {
  provider: SingleSignOn | null;
  /** Asks the provider for its addresses. Not at the start: a provider that sleeps must not keep the server down. */
  createAuth: () => Auth;
};

const FAILED = '/login?failed=';
/** It is somebody, but nobody whom we know by a confirmed address. */
const UNKNOWN_PERSON = /error=(signup_disabled|account_not_linked|unable_to_link_account|email_not_found)\b/;

export function createSingleSignOn({ provider, createAuth }: Options): SingleSignOnService {
  let known: Promise<Auth> | null = null;
  const auth = async (): Promise<Auth> => {
    if (provider === null) throw new AppError(ErrorCode.notFound, 'no single sign-on is set up');
    known ??= withProvider(createAuth());
    try {
      return await known;
    } catch (error) {
      known = null; // asked anew by the next one
      throw error;
    }
  };
  return {
    name: provider?.name ?? null,
    async begin(headers, to) {
      const { api } = await auth();
      const body = {
        provider: PROVIDER,
        callbackURL: to ?? '/',
        errorCallbackURL: `${FAILED}single-sign-on`,
        disableRedirect: true,
      };
      const { answer, cookies } = await answerOfAuth(
        api.signInSocial({ headers, body, returnHeaders: true }),
      );
      if (!('url' in answer) || answer.url === undefined) {
        throw new AppError(ErrorCode.internal, 'the provider has no address to log in at');
      }
      return { answer: answer.url, cookies };
    },
    async finish(headers, query) {
      const { api } = await auth();
      const answer = await api.callbackOAuth({
        headers,
        query,
        params: { id: PROVIDER },
        method: 'GET',
        asResponse: true,
      });
      return { answer: wayOn(answer.headers.get('location')), cookies: answer.headers.getSetCookie() };
    },
  };
}

async function withProvider(auth: Auth): Promise<Auth> {
  const { socialProviders } = await auth.$context;
  if (socialProviders.some(({ id }) => id === PROVIDER)) return auth;
  throw new AppError(ErrorCode.signOnUnreachable, 'the provider of single sign-on does not answer');
}

/** Never leads elsewhere, whatever was asked for; the provider's own words of a failure are not shown. */
function wayOn(location: string | null): string {
  const failure = (reason: SignOnFailure): string => `${FAILED}${reason}`;
  if (location === null) return failure('single-sign-on');
  if (UNKNOWN_PERSON.test(location)) return failure('unknown-person');
  const isOwn = ownAddressSchema.safeParse(location).success;
  if (!isOwn || location.startsWith(FAILED)) return failure('single-sign-on');
  return location;
}
