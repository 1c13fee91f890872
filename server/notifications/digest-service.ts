import type { Kysely } from 'kysely';
import type { z } from 'zod/mini';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { digestFor, type DigestSettings, type digestSchema } from '#shared/notifications/digest.ts';
import type { Member } from '#shared/sides/member.ts';
import type { RegisterService } from '#server/actions/register-service.ts';
import type { Schema } from '#server/database/schema.ts';
import type { BusinessCalendar } from '#server/platform/clock.ts';
import type { MemberService } from '#server/sides/member-service.ts';
import { putSettings, readSettings } from './digest-store.ts';
import { letterLocale } from './letter-locale.ts';
import { memberOfToken } from './unsubscribe-token.ts';

type Digest = z.infer<typeof digestSchema>;

export type DigestService = {
  /** What is due for this member today; refuses with `forbidden` those without a Side. */
  readDigest(member: Member): Promise<Digest>;
  changeSettings(member: Member, settings: DigestSettings): Promise<Digest>;
  /** In which language to ask whoever holds this token; refuses with `not-found` one that was never signed. */
  localeOf(token: string): Promise<Locale>;
  /** Ends the letters of the token's member. Repeating it changes nothing. */
  unsubscribe(token: string): Promise<Locale>;
};

type Options = {
  db: Kysely<Schema>;
  calendar: BusinessCalendar;
  members: MemberService;
  register: RegisterService;
  secret: string;
  isMailConfigured: boolean;
};

/** What waits for a member, on the screen and by letter. */
export function createDigestService(options: Options): DigestService {
  const { db, calendar, members, register, secret, isMailConfigured } = options;
  const readDigest = async (member: Member): Promise<Digest> => {
    if (!may(member, Verb.read, { type: 'register' })) {
      throw new AppError(ErrorCode.forbidden, 'the register is for the two Sides');
    }
    const [rows, settings] = await Promise.all([register.rows(), readSettings(db, member.id)]);
    return {
      businessDay: calendar.today(),
      groups: [...digestFor(member, rows)],
      settings,
      isMailConfigured,
    };
  };
  const signed = (token: string) => {
    const member = memberOfToken(token, secret);
    if (member === null) throw new AppError(ErrorCode.notFound, 'that link was not made here');
    return member;
  };
  return {
    readDigest,
    async changeSettings(member, settings) {
      if (!may(member, Verb.read, { type: 'register' })) {
        throw new AppError(ErrorCode.forbidden, 'letters are for the two Sides');
      }
      await putSettings(db, member.id, settings);
      return readDigest(member);
    },
    async localeOf(token) {
      const member = signed(token);
      return letterLocale(await readSettings(db, member), member, members);
    },
    async unsubscribe(token) {
      const member = signed(token);
      const settings = await readSettings(db, member);
      await putSettings(db, member, { ...settings, isSubscribed: false });
      return letterLocale(settings, member, members);
    },
  };
}
