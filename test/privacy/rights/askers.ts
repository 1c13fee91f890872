import type { StartedApp } from '#test/support/start-app.ts';

export const SIDES = ['in', 'ru'] as const;
export type SideCode = (typeof SIDES)[number];

/** Letters of the oracle's lists. */
const ROLE_LETTERS = {
  C: 'co-chair',
  S: 'secretary',
  G: 'sub-group-co-chair',
  M: 'sub-group-member',
  I: 'interpreter',
  E: 'expert',
  O: 'observer',
  A: 'administrator',
} as const;
export type RoleLetter = keyof typeof ROLE_LETTERS;

/** A sub-group that is valid, one of which no asker is, and one whose time is over. */
export const OWN_GROUP = 'mining';
export const OTHER_GROUP = 'fertilizers';
export const ENDED_GROUP = 'civil-aviation';

/**
 * `in`: of the valid sub-group. `out`: of none. `ended`: was of the valid one until last month, and is still of the one
 * whose own time is over.
 */
export type Membership = 'in' | 'out' | 'ended';

/** Who asks. `state` is why an asker with a cookie is nobody after all. */
export type Asker = {
  readonly id: string;
  readonly role: RoleLetter;
  readonly side: SideCode | null;
  readonly membership: Membership;
  readonly state: 'acting' | 'visitor' | 'suspended' | 'dismissed';
};

const ofSides: readonly RoleLetter[] = ['C', 'S', 'G', 'M', 'I', 'E', 'O'];
const memberships: readonly Membership[] = ['in', 'out', 'ended'];

const acting: readonly Asker[] = SIDES.flatMap((side) =>
  ofSides.flatMap((role) =>
    memberships.map((membership) => ({
      id: `${side}-${role.toLowerCase()}-${membership}`,
      role,
      side,
      membership,
      state: 'acting' as const,
    })),
  ),
);

/** Everybody who can be told apart by a rule, and those whom no rule may let in. */
export const askers: readonly Asker[] = [
  ...acting,
  { id: 'administrator', role: 'A', side: null, membership: 'out', state: 'acting' },
  { id: 'visitor', role: 'O', side: null, membership: 'out', state: 'visitor' },
  { id: 'in-suspended', role: 'S', side: 'in', membership: 'in', state: 'suspended' },
  { id: 'ru-suspended', role: 'C', side: 'ru', membership: 'in', state: 'suspended' },
  { id: 'in-dismissed', role: 'S', side: 'in', membership: 'in', state: 'dismissed' },
];

const FIRST_DAY = '2025-01-01';
/** Before the business date of the demonstration, 5 August 2025. */
const LAST_MONTH = '2025-07-05';

/** Appoints them and logs each in; the cookie of each. Whoever is to be nobody ceases to be a member after the login. */
export async function logInEverybody(app: StartedApp): Promise<ReadonlyMap<string, string>> {
  const cookies = new Map<string, string>([['visitor', '']]);
  for (const [position, asker] of askers.entries()) {
    if (asker.state === 'visitor') continue;
    await appoint(app, asker, 100 + position);
    cookies.set(asker.id, await app.loginAs(asker.id));
  }
  const { db } = app.app.database;
  const idsOf = (state: Asker['state']) => askers.filter((each) => each.state === state).map(({ id }) => id);
  await db
    .updateTable('member')
    .set({ suspended_at: Date.now() })
    .where('id', 'in', idsOf('suspended'))
    .execute();
  await db
    .updateTable('member_role')
    .set({ valid_to: LAST_MONTH })
    .where('member', 'in', idsOf('dismissed'))
    .execute();
  return cookies;
}

/** A member whom the suite can suspend, or give a new password, without losing an asker. */
export async function appointTarget(app: StartedApp, id: string, side: SideCode | null): Promise<void> {
  const role = side === null ? 'A' : 'O';
  await appoint(app, { id, side, role, membership: 'out', state: 'acting' }, 500);
}

async function appoint(app: StartedApp, asker: Asker, position: number): Promise<void> {
  const { db } = app.app.database;
  const { id, side, membership } = asker;
  const names = JSON.stringify({ en: `Name of ${id}`, ru: `Имя ${id}`, hi: `नाम ${id}` });
  await db.insertInto('member').values({ id, side, names, position }).execute();
  const role = ROLE_LETTERS[asker.role];
  await db
    .insertInto('member_role')
    .values({ member: id, role, valid_from: FIRST_DAY, valid_to: null })
    .execute();
  if (membership !== 'out') {
    const valid_to = membership === 'in' ? null : LAST_MONTH;
    const row = { member: id, sub_group: OWN_GROUP, valid_from: FIRST_DAY, valid_to };
    await db.insertInto('sub_group_member').values(row).execute();
  }
  if (membership === 'ended') {
    const row = { member: id, sub_group: ENDED_GROUP, valid_from: FIRST_DAY, valid_to: null };
    await db.insertInto('sub_group_member').values(row).execute();
  }
  const at = new Date().toISOString();
  const user = { id, name: id, email: `${id}@example.org`, emailVerified: 0, image: null };
  await db
    .insertInto('user')
    .values({ ...user, createdAt: at, updatedAt: at })
    .execute();
}
