import { z } from 'zod/mini';
import { accepted, answerOf, api } from '#client/app/api.ts';
import { answerWithPasskey } from '#client/browser/passkey.ts';
import { keyAnswerSchema, loginStepSchema } from '#shared/auth/login.ts';
import { type Acceptance, type ReadInvitation, readInvitationSchema } from '#shared/sides/invitation.ts';

const questionSchema = z.object({ question: z.unknown() });

/** A right password of somebody who has codes asks for one. */
export async function enterByPassword(email: string, password: string): Promise<'entered' | 'second-factor'> {
  const reply = api.api.login.password.$post({ json: { email, password } });
  return (await answerOf(reply, loginStepSchema)).next;
}

export async function enterBySecondFactor(kind: 'code' | 'recovery', code: string): Promise<void> {
  await accepted(api.api.login['second-factor'].$post({ json: { kind, code } }));
}

/** False when no key answered. */
export async function enterByPasskey(): Promise<boolean> {
  const { question } = await answerOf(api.api.login.passkey.question.$post(), questionSchema);
  const answer = keyAnswerSchema.safeParse(await answerWithPasskey(question));
  if (!answer.success) return false;
  await accepted(api.api.login.passkey.$post({ json: { answer: answer.data } }));
  return true;
}

/** Leaves the page for the provider's. */
export async function goToSignOn(to: string | null): Promise<void> {
  const reply = api.api.login['single-sign-on'].$post({ json: { to } });
  const { url } = await answerOf(reply, z.object({ url: z.string() }));
  location.assign(url);
}

export async function askForNewPassword(email: string): Promise<void> {
  await accepted(api.api.login.forgotten.$post({ json: { email } }));
}

export async function choosePassword(token: string, password: string): Promise<void> {
  await accepted(api.api.login['new-password'].$post({ json: { token, password } }));
}

export function readInvitation(token: string): Promise<ReadInvitation> {
  return answerOf(api.api.invitations.reading.$post({ json: { token } }), readInvitationSchema);
}

export async function acceptInvitation(acceptance: Acceptance): Promise<void> {
  await accepted(api.api.invitations.acceptance.$post({ json: acceptance }));
}
