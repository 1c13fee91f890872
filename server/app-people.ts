// Composition root of members and their logins: a part of `app.ts` with a file of its own.
import { FactName } from '#shared/audit/audit-fact.ts';
import { readersOfPeople } from '#shared/audit/audit-readers.ts';
import { invitationLetter, passwordLetter } from '#shared/auth/login-letters.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { memberIdSchema } from '#shared/core/id.ts';
import { Locale } from '#shared/i18n/locale.ts';
import type { Member } from '#shared/sides/member.ts';
import { recordFact } from './audit/audit-service.ts';
import { createAccountService } from './auth/account-service.ts';
import { createAttempts } from './auth/attempts.ts';
import { type Auth, type AuthOptions, createAuth } from './auth/better-auth.ts';
import { type FindMember, currentMember } from './auth/current-member.ts';
import { LoginEnding } from './auth/login-record.ts';
import { readLoginSecret } from './auth/login-secret.ts';
import { createLoginService } from './auth/login-service.ts';
import { createLogins } from './auth/logins.ts';
import { createOpenLogins } from './auth/open-logins.ts';
import { requireAnyLogin, requireLogin } from './auth/require-login.ts';
import { createSingleSignOn } from './auth/single-sign-on-service.ts';
import type { Config } from './config.ts';
import type { Database } from './database/open-database.ts';
import { inTransaction } from './database/transaction.ts';
import type { AccessChanges } from './platform/access-changes.ts';
import type { BusinessCalendar, Clock } from './platform/clock.ts';
import type { Logger } from './platform/log.ts';
import type { Mail } from './platform/mail/mail.ts';
import { createSmtpMail } from './platform/mail/smtp-mail.ts';
import { createInvitationService } from './sides/invitation-service.ts';
import { createLoginRecord } from './sides/login-record-service.ts';
import { createMemberListService } from './sides/member-list-service.ts';
import { type MemberService, createMemberService } from './sides/member-service.ts';
import { type WorkspaceService, createWorkspaceService } from './sides/workspace-service.ts';

type Needs = {
  config: Config;
  database: Database;
  clock: Clock;
  calendar: BusinessCalendar;
  logger: Logger;
  /** Closes what is open by a login, wherever. */
  closeLogin: (login: string) => void;
  access: AccessChanges;
  /** Told once members or invitations are others. */
  onChange: () => void;
};

/** Who acts for a Side, whose request it is, and how people come to be members and log in. */
export async function peopleOf(needs: Needs) {
  const { config, database, clock, calendar, logger, closeLogin, access, onChange } = needs;
  const { db, reads } = database;
  const members = createMemberService({ db, reads, calendar });
  const workspace = createWorkspaceService({ db, calendar });
  const secret = await readLoginSecret(config.dataFolder);
  const findMember: FindMember = (id) => members.findMember(id);
  const record = createLoginRecord({ db, clock, calendar, recordFact, secret });
  const letters = lettersOf(config, { members, workspace, logger });
  const sendResetToken = letters.sendPassword;
  const { auth, singleSignOn } = authOf(needs, { secret, findMember, sendResetToken, record });
  const logins = await createLogins(auth, { reads, record });
  const openLogins = createOpenLogins({ db, now: () => clock.now(), closeLogin, record });
  const memberList = createMemberListService({
    db,
    reads,
    clock,
    calendar,
    recordFact,
    access,
    isMailConfigured: letters.mail !== null,
    onChange,
    endLogins: (member) => openLogins.endAll(member, LoginEnding.keptOut),
    closeWeakLogins: () => openLogins.closeWeak(),
  });
  const findCurrent = currentMember(logins, findMember, () => memberList.secondFactorRoles());
  const { sendLink } = letters;
  return {
    members,
    workspace,
    logins,
    openLogins,
    findMember,
    findCurrent,
    memberOnly: requireLogin(findCurrent),
    anyLogin: requireAnyLogin(findCurrent),
    secret,
    loginRecord: record,
    memberList,
    singleSignOn,
    isMailConfigured: letters.mail !== null,
    attempts: createAttempts({ db, clock }),
    login: createLoginService({ auth, openLogins, userOfReset: userOfReset(auth), record }),
    account: createAccountService({ db, auth, logins, openLogins, record }),
    invitations: createInvitationService({ db, clock, calendar, recordFact, sendLink, onChange }),
    issuePasswordLink: passwordLinks(needs, auth, members),
    closeMail: () => letters.mail?.close(),
  };
}

type AuthParts = Pick<AuthOptions, 'secret' | 'sendResetToken' | 'record'> & { findMember: FindMember };

function authOf({ config, database, logger }: Needs, parts: AuthParts) {
  const { secret, findMember, sendResetToken, record } = parts;
  const { publicUrl, singleSignOn: provider } = config;
  const options: AuthOptions = {
    db: database.db,
    secret,
    logger,
    site: { publicUrl },
    mayEnter: async (user) => (await findMember(memberIdSchema.parse(user))) !== null,
    sendResetToken,
    record,
  };
  return {
    auth: createAuth(options, null),
    singleSignOn: createSingleSignOn({ provider, createAuth: () => createAuth(options, provider) }),
  };
}

function userOfReset({ api }: Auth) {
  return async (token: string): Promise<string | null> => (await api.findResetUser({ body: { token } })).user;
}

type Letters = { members: MemberService; workspace: WorkspaceService; logger: Logger };

/** Letters that bring links. Without a mail server none goes, and whoever asked is told so. */
function lettersOf({ mail: configured }: Config, { members, workspace, logger }: Letters) {
  const mail: Mail | null =
    configured === null ? null : createSmtpMail({ url: configured.smtpUrl, from: configured.from });
  const base = configured?.publicUrl ?? '';
  const send = async (to: string, letter: { subject: string; text: string }): Promise<boolean> => {
    try {
      await mail?.send({ ...letter, to, unsubscribe: null });
      return mail !== null;
    } catch (cause) {
      logger.warn({ cause }, 'a letter with a link was refused');
      return false;
    }
  };
  const sendPassword: AuthOptions['sendResetToken'] = async ({ id: user, email: to }, token) => {
    const id = memberIdSchema.parse(user);
    const member = await members.findMember(id);
    if (member === null || mail === null) return;
    const locale = (await members.localeOf(id)) ?? Locale.en;
    const link = `${base}${passwordPath(token)}`;
    // Not waited for: how long it takes would tell a visitor that there is such an account.
    void send(to, passwordLetter({ locale, name: member.name[locale], link }));
  };
  return {
    mail,
    sendPassword,
    sendLink: async ({ to, path, wanted: { locale, name, side, role } }: LinkLetter): Promise<boolean> => {
      if (mail === null) return false;
      const { sides } = await workspace.listSides();
      const named = sides.find(({ id }) => id === side)?.name ?? null;
      return send(to, invitationLetter({ locale, name, side: named, role, link: `${base}${path}` }));
    },
  };
}

type LinkLetter = Parameters<Parameters<typeof createInvitationService>[0]['sendLink']>[0];

const passwordPath = (token: string): string => `/new-password#${token}`;

/** For members whom no letter reaches: the administrator hands the link on, and the record says so. */
function passwordLinks({ database: { db }, clock }: Needs, { api }: Auth, members: MemberService) {
  return async (asking: Member, id: string): Promise<string> => {
    const wanted = memberIdSchema.safeParse(id);
    const member = wanted.success ? await members.findMember(wanted.data) : null;
    if (member === null) throw new AppError(ErrorCode.notFound, 'there is no such member');
    const { token } = await api.issueResetToken({ body: { user: member.id } });
    await inTransaction(db, (transaction) =>
      recordFact(transaction, {
        at: clock.now(),
        actor: { member: asking.id, side: asking.side, role: asking.role },
        fact: FactName.passwordLinkIssued,
        thing: `member/${member.id}`,
        digestBefore: null,
        digestAfter: null,
        details: {},
        readers: readersOfPeople(member.side),
      }),
    );
    return passwordPath(token);
  };
}
