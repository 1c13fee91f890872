import { firstSides } from '#server/sides/first-sides.ts';
import { demoSubGroups } from '#server/demo/demo-sub-groups.ts';
import { type Asker, ENDED_GROUP, OWN_GROUP, SIDES, type SideCode } from './askers.ts';
import { type Answer, FORBIDDEN, NOT_THERE, isOf, looksAfter } from './oracle.ts';
import { type Ask, type RightsRow, everyMember, onlyRoles, row } from './rights-row.ts';
import type { World } from './world.ts';

const INVALID: Answer = '400 invalid-input';
const name = { en: 'Another name', ru: 'Другое имя', hi: 'दूसरा नाम' };

/** What only administrators set up: for others a Side or sub-group that does not exist is refused alike. */
const setUp = (asker: Asker, exists: boolean): Answer => {
  if (!isOf(asker, 'A')) return FORBIDDEN;
  return exists ? 'done' : NOT_THERE;
};

const sides = [...SIDES, 'none'] as const;
const sideNow = (side: string) => {
  const { id: _, ...details } = firstSides.find(({ id }) => id === side) ?? { id: side, ...otherSide };
  return details;
};
const otherSide = { label: 'XXX', name, timeZone: 'Asia/Kolkata' };

/** A Saturday that nobody has told anything of. */
const days = [
  ...sides.map((side) => ({ id: `${side} on a day`, side, day: '2031-02-01' })),
  { id: 'in on no day', side: 'in' as const, day: '2031-02-30' },
];

/** A day of a Side's calendar: told with PUT, taken back with DELETE; each puts back what the other makes. */
function onDays(kind: 'holidays' | 'working-days', method: 'PUT' | 'DELETE'): RightsRow {
  const telling = ({ side, day }: { side: string; day: string }): Ask => ({
    path: `/api/sides/${side}/${kind}/${day}`,
    ...(kind === 'holidays' ? { body: { name } } : {}),
  });
  const takingBack = (of: { side: string; day: string }): Ask => ({ path: telling(of).path });
  return row({
    things: days,
    ask: async (of, _, world, isGranted) => {
      if (method === 'PUT') return telling(of);
      if (isGranted) await world.putBack('PUT', telling(of));
      return takingBack(of);
    },
    answer: (asker, { side, day }) => {
      if (isOf(asker, 'A') && day === '2031-02-30') return INVALID;
      return setUp(asker, side !== 'none');
    },
    after: (of, world) => world.putBack('DELETE', takingBack(of)),
  });
}

const subGroups = [OWN_GROUP, ENDED_GROUP, 'none'] as const;
const subGroupNow = (id: string) => demoSubGroups.find((each) => each.id === id) ?? { name, ...always };
const always = { validFrom: '2016-01-01', validTo: null };

/** The other Side's body is refused like one that does not exist. */
const leads = [
  ...sides.flatMap((side) =>
    subGroups.map((subGroup) => ({
      id: `nobody of ${side} in ${subGroup}`,
      side,
      subGroup,
      member: null,
    })),
  ),
  ...SIDES.flatMap((side) =>
    SIDES.map((of) => ({
      id: `somebody of ${of} for ${side}`,
      side,
      subGroup: OWN_GROUP,
      member: `${of}-g-in`,
    })),
  ),
];

const targets = ['target-in', 'target-ru', 'target-administrator', 'nobody', 'oneself'] as const;
type Target = (typeof targets)[number];
const sideOf = (target: Target, asker: Asker): SideCode | null =>
  target === 'oneself' ? asker.side : target === 'target-in' ? 'in' : target === 'target-ru' ? 'ru' : null;
const idOf = (target: Target, asker: Asker): string => (target === 'oneself' ? asker.id : target);
const reaches = (asker: Asker, target: Target): boolean =>
  target !== 'nobody' && looksAfter(asker, sideOf(target, asker));

const seats = [
  { role: 'expert', subGroups: [] },
  { role: 'co-chair', subGroups: [OWN_GROUP] },
  { role: 'sub-group-member', subGroups: [ENDED_GROUP] },
  { role: 'administrator', subGroups: [] },
] as const;

function seatAnswer(asker: Asker, target: Target, seat: (typeof seats)[number]): Answer {
  if (!reaches(asker, target)) return NOT_THERE;
  // Nobody changes their own seat.
  if (target === 'oneself') return '409 conflict';
  // Administrators stay administrators, and nobody of a Side becomes one.
  if ((target === 'target-administrator') !== (seat.role === 'administrator')) return INVALID;
  // A seat in a sub-group whose time is over is none.
  return seat.role === 'sub-group-member' ? INVALID : 'done';
}

async function putBackSeat(world: World, target: Target): Promise<void> {
  const role = target === 'target-administrator' ? 'administrator' : 'observer';
  await world.putBack('PUT', { path: `/api/members/${target}/seat`, body: { role, subGroups: [] } });
}

/** The workspace as data: the Sides, their calendars, sub-groups, and the seats of members. */
export const workspaceRows: Record<string, RightsRow> = {
  'GET /api/side-settings': onlyRoles('A', '/api/side-settings'),
  'PUT /api/side-order': row({
    things: ['-'],
    ask: () => ({ path: '/api/side-order', body: { order: 'alphabetical' } }),
    answer: (asker) => setUp(asker, true),
    after: (_, world) => world.putBack('PUT', { path: '/api/side-order', body: { order: 'as-listed' } }),
  }),
  'PUT /api/sides/:side': row({
    things: sides,
    ask: (side) => ({ path: `/api/sides/${side}`, body: otherSide }),
    answer: (asker, side) => setUp(asker, side !== 'none'),
    after: (side, world) => world.putBack('PUT', { path: `/api/sides/${side}`, body: sideNow(side) }),
  }),
  'PUT /api/sides/:side/weekend': row({
    things: sides,
    ask: (side) => ({ path: `/api/sides/${side}/weekend`, body: { weekend: [7] } }),
    answer: (asker, side) => setUp(asker, side !== 'none'),
    after: (side, world) =>
      world.putBack('PUT', { path: `/api/sides/${side}/weekend`, body: { weekend: [6, 7] } }),
  }),
  'PUT /api/sides/:side/holidays/:day': onDays('holidays', 'PUT'),
  'DELETE /api/sides/:side/holidays/:day': onDays('holidays', 'DELETE'),
  'PUT /api/sides/:side/working-days/:day': onDays('working-days', 'PUT'),
  'DELETE /api/sides/:side/working-days/:day': onDays('working-days', 'DELETE'),
  'GET /api/sub-groups': everyMember('/api/sub-groups'),
  'POST /api/sub-groups': row({
    things: ['-'],
    ask: () => ({ path: '/api/sub-groups', body: { name, ...always } }),
    answer: (asker) => setUp(asker, true),
    after: async (_, { app }) => {
      const known = demoSubGroups.map(({ id }) => id);
      await app.app.database.db.deleteFrom('sub_group').where('id', 'not in', known).execute();
    },
  }),
  'POST /api/sub-groups/:id/name': row({
    things: subGroups,
    ask: (id) => ({ path: `/api/sub-groups/${id}/name`, body: { name, from: null } }),
    answer: (asker, id) => setUp(asker, id !== 'none'),
    after: (id, world) =>
      world.putBack('POST', {
        path: `/api/sub-groups/${id}/name`,
        body: { name: subGroupNow(id).name, from: null },
      }),
  }),
  'PUT /api/sub-groups/:id/validity': row({
    things: subGroups,
    ask: (id) => ({
      path: `/api/sub-groups/${id}/validity`,
      body: { validFrom: '2016-01-02', validTo: null },
    }),
    answer: (asker, id) => setUp(asker, id !== 'none'),
    after: (id, world) => {
      const { validFrom, validTo } = subGroupNow(id);
      return world.putBack('PUT', { path: `/api/sub-groups/${id}/validity`, body: { validFrom, validTo } });
    },
  }),
  'PUT /api/sub-groups/:id/leads/:side': row({
    things: leads,
    ask: ({ side, subGroup, member }) => ({
      path: `/api/sub-groups/${subGroup}/leads/${side}`,
      body: { body: null, member },
    }),
    answer: (asker, { side, subGroup, member }) => {
      if (side === 'none') return isOf(asker, 'A') ? NOT_THERE : FORBIDDEN;
      if (!looksAfter(asker, side)) return FORBIDDEN;
      if (subGroup === 'none') return NOT_THERE;
      return member === null || member.startsWith(side) ? 'done' : INVALID;
    },
    after: ({ side, subGroup }, world) =>
      world.putBack('PUT', {
        path: `/api/sub-groups/${subGroup}/leads/${side}`,
        body: { body: null, member: null },
      }),
  }),
  'PUT /api/members/:id/seat': row({
    things: targets.flatMap((target) =>
      seats.map((seat) => ({ id: `${seat.role} for ${target}`, target, seat })),
    ),
    ask: ({ target, seat }, asker) => ({ path: `/api/members/${idOf(target, asker)}/seat`, body: seat }),
    answer: (asker, { target, seat }) => seatAnswer(asker, target, seat),
    after: ({ target }, world) => putBackSeat(world, target),
  }),
  'PUT /api/members/:id/name': row({
    things: targets,
    ask: (target, asker) => ({ path: `/api/members/${idOf(target, asker)}/name`, body: name }),
    answer: (asker, target) => (reaches(asker, target) ? 'done' : NOT_THERE),
    after: async (target, world, asker) => {
      const id = idOf(target, asker);
      const body = { en: `Name of ${id}`, ru: `Имя ${id}`, hi: `नाम ${id}` };
      await world.putBack('PUT', { path: `/api/members/${id}/name`, body });
    },
  }),
};
