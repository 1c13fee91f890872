import { parseTextAddress, type TextKey } from '#shared/drafting/text-address.ts';
import type { Logger } from '#server/platform/log.ts';
import type { Identity, TextAccess } from './text-access.ts';

/** A connection as far as it can be asked again. */
export type Asked = {
  readonly identity: Identity;
  readonly standing: string;
  hold(): void;
  goOn(): void;
  revoke(): void;
};

type Options = { access: TextAccess; logger: Logger };

/** Milliseconds for an answer: whoever could not be asked by then comes back and is asked at the door. */
const ANSWER_WITHIN_MS = 1000;

/**
 * Asks anew what each connection may do. Until its answer is here nothing reaches it and nothing is taken from it; then
 * it goes on as if nothing had been, or ends when the answer is another one. Never rejects.
 */
export async function askAgain(
  { access, logger }: Options,
  connections: readonly { connection: Asked; text: TextKey }[],
): Promise<void> {
  for (const { connection } of connections) connection.hold();
  /** A member with several tabs is asked once. */
  const answers = new Map<string, Promise<string | null>>();
  const answerOf = (identity: Identity, text: TextKey): Promise<string | null> => {
    const key = `${identity.member} ${text}`;
    const answer = answers.get(key) ?? inTime(standingOf(access, identity, text), logger);
    answers.set(key, answer);
    return answer;
  };
  const asked = connections.map(async ({ connection, text }) => {
    const standing = await answerOf(connection.identity, text);
    if (standing === connection.standing) connection.goOn();
    else connection.revoke();
  });
  await Promise.all(asked);
}

/** Null: not this text, or nobody any more. */
async function standingOf(access: TextAccess, identity: Identity, text: TextKey): Promise<string | null> {
  const address = parseTextAddress(text);
  if (address === null) return null;
  const answer = await access.open(identity, address);
  return 'refused' in answer ? null : answer.standing;
}

/** Also null when nobody answers: no right is taken for granted. */
async function inTime(asking: Promise<string | null>, logger: Logger): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([asking, late]);
  } catch (cause) {
    logger.error({ cause }, 'a right could not be asked again');
    return null;
  } finally {
    clearTimeout(timer);
  }
}
