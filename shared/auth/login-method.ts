import { z } from 'zod/mini';

/** By what a login was begun. */
export const LoginMethod = {
  password: 'password',
  /** Password and a code, or a recovery code. */
  secondFactor: 'second-factor',
  passkey: 'passkey',
  singleSignOn: 'single-sign-on',
  /** Single sign-on of a provider that itself asks for a second factor, as its operator says. */
  strongSignOn: 'strong-sign-on',
  /** A person of the demonstration was chosen. */
  demonstration: 'demonstration',
} as const;
export type LoginMethod = (typeof LoginMethod)[keyof typeof LoginMethod];

export const loginMethodSchema = z.enum(LoginMethod);

/** Not proved by a second factor: not enough where the role demands one. */
export function isWeak(method: LoginMethod): boolean {
  return method === LoginMethod.password || method === LoginMethod.singleSignOn;
}
