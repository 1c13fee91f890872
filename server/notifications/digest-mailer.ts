import type { Kysely } from 'kysely';
import { dayInZones, minuteInZone } from '#shared/actions/due-state.ts';
import { digestFor } from '#shared/notifications/digest.ts';
import { digestLetter } from '#shared/notifications/digest-letter.ts';
import type { Member } from '#shared/sides/member.ts';
import type { RegisterService } from '#server/actions/register-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { Mail } from '#server/platform/mail/mail.ts';
import type { MemberService } from '#server/sides/member-service.ts';
import type { WorkspaceService } from '#server/sides/workspace-service.ts';
import { claimDay, readAddress, readSettings, reopenDay } from './digest-store.ts';
import { letterLocale } from './letter-locale.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

/** Sends what is due to those whose time of day has come; each at most once a day, whatever restarts in between. */
export type DigestMailer = {
  /** Gives the number of letters sent. Never rejects: what fails is logged, and tried again at the next turn. */
  sendDue(): Promise<number>;
  /** Looks every minute from now on. */
  start(): void;
  /** Waits for the letter under way. */
  stop(): Promise<void>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  logger: Logger;
  members: MemberService;
  workspace: WorkspaceService;
  register: RegisterService;
  mail: Mail;
  secret: string;
  /** Where people reach this server, without a slash at its end. */
  publicUrl: string;
};

const TURN_MS = 60_000;
/** A letter that is refused so often on one day is given up: the next day has its own. */
const MOST_FAILURES = 5;

export function createDigestMailer(options: Options): DigestMailer {
  let underWay: Promise<number> = Promise.resolve(0);
  let timer: NodeJS.Timeout | undefined;
  const sendDue = (): Promise<number> => {
    // One turn at a time: a slow mail server must not be asked twice at once.
    underWay = underWay.then(() => turn(options));
    return underWay;
  };
  return {
    sendDue,
    start() {
      timer = setInterval(() => void sendDue(), TURN_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await underWay;
      options.mail.close();
    },
  };
}

async function turn(options: Options): Promise<number> {
  const { logger, members, register, workspace } = options;
  let sent = 0;
  try {
    const [everybody, rows, { sides }] = await Promise.all([
      members.listActive(),
      register.rows(),
      workspace.listSides(),
    ]);
    for (const member of everybody) {
      const zone = sides.find(({ id }) => id === member.side)?.timeZone;
      const groups = digestFor(member, rows);
      if (zone === undefined || groups.length === 0) continue;
      if (await sendTo(options, member, { zone, groups })) sent += 1;
    }
  } catch (cause) {
    // A turn that fails is logged and repeated a minute later: letters are no part of anybody's command.
    logger.error({ cause }, 'the letters of what is due could not be made');
  }
  return sent;
}

async function sendTo(
  options: Options,
  member: Member,
  about: { zone: string; groups: ReturnType<typeof digestFor> },
): Promise<boolean> {
  const { db, clock, calendar, members, mail, secret, publicUrl, workspace, logger } = options;
  const settings = await readSettings(db, member.id);
  const now = clock.now();
  if (!settings.isSubscribed || minuteInZone(now, about.zone) < settings.minuteOfDay) return false;
  const to = await readAddress(db, member.id);
  if (to === null) return false;
  const day = dayInZones(now, [about.zone]);
  const claim = { member: member.id, day, at: now, mostFailures: MOST_FAILURES };
  if (!(await inTransaction(db, (transaction) => claimDay(transaction, claim)))) return false;
  const unsubscribe = `${publicUrl}/api/unsubscribe/${unsubscribeToken(member.id, secret)}`;
  const { demonstration } = await workspace.introduce(member);
  const letter = digestLetter(about.groups, {
    locale: await letterLocale(settings, member.id, members),
    day: calendar.today(),
    address: `${publicUrl}/actions`,
    unsubscribe,
    isDemonstration: demonstration,
  });
  try {
    await mail.send({ ...letter, to, unsubscribe });
    return true;
  } catch (cause) {
    await reopenDay(db, member.id, day);
    logger.warn({ member: member.id, cause }, 'a letter of what is due was refused');
    return false;
  }
}
