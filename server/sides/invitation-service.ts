import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Role } from '#shared/access/role.ts';
import { Verb } from '#shared/access/verb.ts';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { readersOfPeople } from '#shared/audit/audit-readers.ts';
import { LinkEnd } from '#shared/auth/login.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type MemberId, type SideId, memberIdSchema } from '#shared/core/id.ts';
import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import {
  type Acceptance,
  INVITATION_MS,
  type IssuedInvitation,
  type NewInvitation,
  type ReadInvitation,
  SET_UP_MS,
} from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import { isValidOn } from '#shared/sides/sub-group.ts';
import { openUserAccount, passwordHash } from '#server/auth/user-accounts.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import { actingNow } from './acting-now.ts';
import { foundWorkspace } from './found-workspace.ts';
import {
  type Invitation,
  endInvitation,
  findInvitation,
  hasMembers,
  insertInvitation,
  insertMember,
  withdrawSetUpLinks,
} from './invitation-store.ts';
import { readMembers } from './member-store.ts';
import { readSides, readSubGroups } from './side-store.ts';

/** Links by which people become members. A link is told once and kept nowhere. */
export type InvitationService = {
  /** A link for the first administrator, good for 30 minutes; null once anybody is a member. */
  issueSetUp(): Promise<string | null>;
  /** Refuses with `forbidden`. Sent by letter when one can be sent, else told in the answer. */
  invite(issuer: Member, wanted: NewInvitation): Promise<IssuedInvitation>;
  /** Refuses with `not-found` what is not open, or not this member's to withdraw. */
  withdraw(member: Member, id: string): Promise<void>;
  /** What the link says; refuses with `link-spent`. */
  read(token: string): Promise<ReadInvitation>;
  /** Makes a member of whoever holds the link, once; refuses with `link-spent`, or `conflict` for a known address. */
  accept(acceptance: Acceptance): Promise<MemberId>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  /** Port: the record of facts stands to the right of `sides`. */
  recordFact: (transaction: Transaction<Schema>, fact: AuditFact) => Promise<void>;
  /** Told once something is stored: screens that show it ask again. */
  onChange: () => void;
  /** True when a letter is on its way; false without a mail server, or when it refuses. */
  sendLink: (letter: { to: string; path: string; wanted: NewInvitation }) => Promise<boolean>;
};

const TOKEN_BYTES = 32;
/** Of an id; two of eight such letters meet once in a million members. */
const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** The secret stands behind `#`: a browser sends it to nobody by itself. */
export const invitationPath = (token: string): string => `/invitation#${token}`;

export function createInvitationService(options: Options): InvitationService {
  const { db } = options;
  return {
    issueSetUp: () => issueSetUp(options),
    invite: (issuer, wanted) => invite(options, issuer, wanted),
    withdraw: (member, id) => withdraw(options, member, id),
    async read(token) {
      const invitation = await followable(options, db, token);
      const { sides, subGroups } = { sides: await readSides(db), subGroups: await readSubGroups(db) };
      const side = sides.find(({ id }) => id === invitation.side);
      const { kind, role, name, email } = invitation;
      return {
        kind,
        side: side === undefined ? null : { id: side.id, name: side.name },
        role,
        subGroups: subGroups.filter(({ id }) => invitation.subGroups.includes(id)).map((each) => each.name),
        name,
        email,
        expiresAt: invitation.expires_at,
      };
    },
    accept: (acceptance) => accept(options, acceptance),
  };
}

async function issueSetUp({ db, clock }: Options): Promise<string | null> {
  if (await hasMembers(db)) return null;
  const { token, digest } = newToken();
  await inTransaction(db, (transaction) =>
    insertInvitation(transaction, {
      id: randomUUID(),
      token_digest: digest,
      kind: 'set-up',
      side: null,
      role: Role.administrator,
      subGroups: [],
      name: null,
      email: null,
      issued_by: null,
      issued_at: clock.now(),
      expires_at: clock.now() + SET_UP_MS,
    }),
  );
  return token;
}

async function invite(options: Options, issuer: Member, wanted: NewInvitation): Promise<IssuedInvitation> {
  const { db, clock, calendar, recordFact, sendLink, onChange } = options;
  const { token, digest } = newToken();
  const id = randomUUID();
  const at = clock.now();
  const { side, role, subGroups, name, email } = wanted;
  await inTransaction(db, async (transaction) => {
    const acting = await actingNow(transaction, issuer, calendar.today());
    if (!may(acting, Verb.inviteMember, { type: 'members', side })) {
      throw new AppError(ErrorCode.forbidden, 'not a Side of this member');
    }
    await refuseUnknownSeat({ db: transaction, calendar }, wanted);
    await insertInvitation(transaction, {
      id,
      token_digest: digest,
      kind: 'member',
      side,
      role,
      subGroups,
      name,
      email,
      issued_by: issuer.id,
      issued_at: at,
      expires_at: at + INVITATION_MS,
    });
    const details = { forSide: side, forRole: role, subGroups: subGroups.join(',') };
    const thing = `invitation/${id}`;
    const fact = { fact: FactName.memberInvited, thing, details, readers: readersOfPeople(side) };
    await recordFact(transaction, factOf(issuer, at, fact));
  });
  onChange();
  const path = invitationPath(token);
  const isSent = email !== null && (await sendLink({ to: email, path, wanted }));
  return { id, path: isSent ? null : path };
}

async function refuseUnknownSeat(
  { db, calendar }: Pick<Options, 'db' | 'calendar'>,
  { side, subGroups }: NewInvitation,
): Promise<void> {
  const sides = await readSides(db);
  if (side !== null && !sides.some(({ id }) => id === side)) throw invalid('side');
  const today = calendar.today();
  const valid = new Set(
    (await readSubGroups(db)).filter((each) => isValidOn(each, today)).map(({ id }) => id),
  );
  if (!subGroups.every((id) => valid.has(id))) throw invalid('subGroups');
}

async function withdraw(
  { db, clock, calendar, recordFact, onChange }: Options,
  asking: Member,
  id: string,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const member = await actingNow(transaction, asking, calendar.today());
    const invitation = await findInvitation(transaction, { id });
    const isTheirs =
      invitation?.kind === 'member' &&
      may(member, Verb.inviteMember, { type: 'members', side: invitation.side });
    const at = clock.now();
    if (!isTheirs || !(await endInvitation(transaction, { id, at, ending: 'withdrawn' }))) {
      throw new AppError(ErrorCode.notFound, 'no such open invitation of this member');
    }
    const readers = readersOfPeople(invitation.side);
    const fact = { fact: FactName.invitationWithdrawn, thing: `invitation/${id}`, details: {}, readers };
    await recordFact(transaction, factOf(member, at, fact));
  });
  onChange();
}

async function accept(options: Options, acceptance: Acceptance): Promise<MemberId> {
  const { db, clock, calendar, recordFact, onChange } = options;
  // Slow: before the unit of work, for which everybody else waits.
  await followable(options, db, acceptance.token);
  const hash = await passwordHash(acceptance.password);
  const member = await inTransaction(db, async (transaction) => {
    const at = clock.now();
    const invitation = await followable(options, transaction, acceptance.token);
    const email = addressOf(invitation, acceptance);
    if (!(await endInvitation(transaction, { id: invitation.id, at, ending: 'used' }))) throw spent('used');
    if (invitation.kind === 'set-up') {
      if (await hasMembers(transaction)) throw spent('used');
      await withdrawSetUpLinks(transaction, at);
      await foundWorkspace(transaction, { at, recordFact });
    }
    const { side, role, subGroups, issued_by: invitedBy } = invitation;
    const id = newMemberId(side);
    const { en, ru, hi } = acceptance.name;
    const names = JSON.stringify({ en, ru: ru ?? en, hi: hi ?? en });
    await insertMember(transaction, { id, names, seat: { side, role, subGroups }, day: calendar.today() });
    const isEmailConfirmed = invitation.email !== null;
    const user = { id, name: en, email, isEmailConfirmed, passwordHash: hash };
    await openUserAccount(transaction, user, at);
    const details = { side, role, subGroup: subGroups[0] ?? null, invitation: invitation.id, invitedBy };
    const fact = { fact: FactName.memberAppointed, thing: `member/${id}`, details };
    await recordFact(transaction, factOf({ id, side, role }, at, fact));
    return id;
  });
  onChange();
  return member;
}

/** Refuses a link that leads nowhere, saying why: only who holds it can ask. */
async function followable(
  { clock, calendar }: Options,
  db: Kysely<Schema> | Transaction<Schema>,
  token: string,
): Promise<Invitation> {
  const invitation = await findInvitation(db, { digest: digestOf(token) });
  if (invitation === null) throw spent(LinkEnd.unknown);
  if (invitation.ending !== null) throw spent(invitation.ending);
  if (invitation.expires_at <= clock.now()) throw spent(LinkEnd.expired);
  if (!(await isStillMeant(db, invitation, calendar.today()))) throw spent(LinkEnd.withdrawn);
  return invitation;
}

/** A link is worth what its issuer may do today: whoever is kept out, or has another role, has invited nobody. */
async function isStillMeant(
  db: Kysely<Schema> | Transaction<Schema>,
  { issued_by: issuer, side }: Invitation,
  today: CalendarDay,
): Promise<boolean> {
  if (issuer === null) return true;
  const [member] = await readMembers(db, today, { only: memberIdSchema.parse(issuer) });
  return member !== undefined && may(member, Verb.inviteMember, { type: 'members', side });
}

/** The address that the invitation names, or else the person's own word. */
function addressOf(invitation: Invitation, { email }: Acceptance): string {
  if (invitation.email !== null && email !== null && email !== invitation.email) throw invalid('email');
  const address = invitation.email ?? email;
  if (address === null) throw invalid('email');
  return address;
}

function newToken(): { token: string; digest: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, digest: digestOf(token) };
}

const digestOf = (token: string): string => sha256Hex(Buffer.from(token));

function newMemberId(side: SideId | null): MemberId {
  const letters = Array.from({ length: 8 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]);
  return memberIdSchema.parse(`${side ?? 'admin'}-${letters.join('')}`);
}

function factOf(
  { id, side, role }: Pick<Member, 'id' | 'side' | 'role'>,
  at: Instant,
  fact: Pick<AuditFact, 'fact' | 'thing' | 'details' | 'readers'>,
): AuditFact {
  return { at, actor: { member: id, side, role }, digestBefore: null, digestAfter: null, ...fact };
}

function spent(why: LinkEnd): AppError {
  return new AppError(ErrorCode.linkSpent, `the link is ${why}`, { details: { why } });
}

function invalid(field: string): AppError {
  return new AppError(ErrorCode.invalidInput, `${field} does not fit`, {
    details: { field, problem: 'custom' },
  });
}
