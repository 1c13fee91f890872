import { z } from 'zod/mini';
import { accepted, answerOf, api } from '#client/app/api.ts';
import { makePasskey } from '#client/browser/passkey.ts';
import { begunCodesSchema, recoveryCodesSchema } from '#shared/auth/account.ts';
import { keyAnswerSchema } from '#shared/auth/login.ts';

const account = api.api.account;

export const changePassword = (current: string, next: string) =>
  accepted(account.password.$post({ json: { current, next } }));

export const beginCodes = (password: string) =>
  answerOf(account.codes.$post({ json: { password } }), begunCodesSchema);

export const confirmCode = (code: string) =>
  accepted(account.codes.confirmation.$post({ json: { code: code.replace(/\s/g, '') } }));

export const removeCodes = (password: string) =>
  accepted(account.codes.removal.$post({ json: { password } }));

export const renewRecovery = async (password: string) =>
  (await answerOf(account.codes.recovery.$post({ json: { password } }), recoveryCodesSchema)).recovery;

/** False when the person stopped it. */
export async function addPasskey(name: string): Promise<boolean> {
  const { question } = await answerOf(account.passkeys.question.$post(), z.object({ question: z.unknown() }));
  const answer = keyAnswerSchema.safeParse(await makePasskey(question));
  if (!answer.success) return false;
  await accepted(account.passkeys.$post({ json: { name, answer: answer.data } }));
  return true;
}

export const renamePasskey = (id: string, name: string) =>
  accepted(account.passkeys[':id'].$put({ param: { id }, json: { name } }));

export const removePasskey = (id: string) => accepted(account.passkeys[':id'].$delete({ param: { id } }));

export const endLogin = (id: string) => accepted(account.logins[':id'].$delete({ param: { id } }));

export const endOtherLogins = () => accepted(account.logins['others-end'].$post());
