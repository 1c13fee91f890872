import type { z } from 'zod/mini';
import type { keyAnswerSchema, passwordLoginSchema, secondFactorLoginSchema } from '#shared/auth/login.ts';
import { FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type AuthAnswer, answerOfAuth } from './auth-answer.ts';
import type { Auth } from './better-auth.ts';
import type { LoginRecord, RefusedProof } from './login-record.ts';
import type { OpenLogins } from './open-logins.ts';

type Cookies = readonly string[];
type Password = z.infer<typeof passwordLoginSchema>;
type KeyAnswer = z.infer<typeof keyAnswerSchema>;
type KeyBody = NonNullable<Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]>['body'];
type SecondFactor = z.infer<typeof secondFactorLoginSchema>;

/** Ways to begin a login but for single sign-on. Each refuses with `login-refused`, which never tells what was wrong. */
export type LoginService = {
  /** A right password of somebody who has codes asks for one first. */
  byPassword(headers: Headers, proof: Password): Promise<AuthAnswer<'entered' | 'second-factor'>>;
  bySecondFactor(headers: Headers, proof: SecondFactor): Promise<Cookies>;
  /** What a key of the person is to sign. */
  askKey(headers: Headers): Promise<AuthAnswer<unknown>>;
  byKey(headers: Headers, answer: KeyAnswer): Promise<Cookies>;
  /** Sends a link when there is such an account; never tells whether. */
  forgotten(email: string): Promise<void>;
  /** Refuses with `link-spent`. Ends every login of that account. */
  choosePassword(token: string, password: string): Promise<void>;
};

type Options = {
  auth: Auth;
  openLogins: OpenLogins;
  userOfReset: (token: string) => Promise<string | null>;
  record: LoginRecord;
};

export function createLoginService({ auth, openLogins, userOfReset, record }: Options): LoginService {
  /** Every refusal alike, whether there is such an account or not. */
  const recorded = async <T>(proof: RefusedProof, account: string | null, call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      if (error instanceof AppError && error.code === ErrorCode.loginRefused) {
        await record.tellRefusal(proof, account);
      }
      throw error;
    }
  };
  const { api } = auth;
  const returnHeaders = true;
  return {
    async byPassword(headers, body) {
      const asked = answerOfAuth(api.signInEmail({ headers, body, returnHeaders }));
      const { answer, cookies } = await recorded('password', body.email, asked);
      // Answered by the part for second factors, of which the type of this endpoint knows nothing.
      const isHalfWay = 'twoFactorRedirect' in answer;
      return { answer: isHalfWay ? 'second-factor' : 'entered', cookies };
    },
    async bySecondFactor(headers, { kind, code }) {
      const call =
        kind === 'code'
          ? api.verifyTOTP({ headers, body: { code }, returnHeaders })
          : api.verifyBackupCode({ headers, body: { code }, returnHeaders });
      return (await recorded('code', null, answerOfAuth<unknown>(call))).cookies;
    },
    async askKey(headers) {
      const { answer, cookies } = await answerOfAuth(
        api.generatePasskeyAuthenticationOptions({ headers, returnHeaders }),
      );
      return { answer: { ...answer, userVerification: 'required' }, cookies };
    },
    async byKey(headers, answer) {
      // As far as the schema goes; the rest is read, and refused, by the library that checks signatures.
      const body = { response: answer as unknown as KeyBody['response'] };
      const asked = answerOfAuth(api.verifyPasskeyAuthentication({ headers, body, returnHeaders }));
      return (await recorded('passkey', null, asked)).cookies;
    },
    async forgotten(email) {
      await answerOfAuth(api.requestPasswordReset({ body: { email }, returnHeaders }));
      await record.tellForgotten(email);
    },
    async choosePassword(token, newPassword) {
      const user = await userOfReset(token);
      if (user === null) {
        throw new AppError(ErrorCode.linkSpent, 'no such link', { details: { why: 'unknown' } });
      }
      const before = await openLogins.list(user, '');
      await answerOfAuth(api.resetPassword({ body: { token, newPassword }, returnHeaders }));
      await openLogins.closeEnded(user, before);
      await record.tell({ user, fact: FactName.passwordReset });
    },
  };
}
