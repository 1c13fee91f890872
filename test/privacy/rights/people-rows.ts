import { z } from 'zod';
import type { SideCode } from './askers.ts';
import { FORBIDDEN, NOT_THERE, isOf, looksAfter } from './oracle.ts';
import { type RightsRow, everyMember, everySide, everybody, onlyRoles, row } from './rights-row.ts';
import type { World } from './world.ts';

const REFUSED_LOGIN = '401 login-refused';
/** Nobody of the suite has begun codes. */
const NO_CODES = '409 conflict';
const SPENT = '410 link-spent';
const SENTENCE = 'a sentence of its own';

const seat = (side: SideCode | null) => ({
  side,
  role: side === null ? 'administrator' : 'expert',
  subGroups: [],
  name: 'Somebody',
  email: null,
  locale: 'en',
});

const targets = ['target-in', 'target-ru', 'target-administrator', 'nobody'] as const;
const sideOf = (target: string): SideCode | null =>
  target === 'target-in' ? 'in' : target === 'target-ru' ? 'ru' : null;
/** Whom one does not look after is not there. */
const onTarget = (method: 'POST' | 'DELETE') =>
  row({
    things: targets,
    ask: (target) => ({ path: `/api/members/${target}/suspension` }),
    answer: (asker, target) =>
      target !== 'nobody' && looksAfter(asker, sideOf(target)) ? 'done' : NOT_THERE,
    after: async (target, world) => {
      if (method === 'POST') await letIn(world, target);
    },
  });

async function letIn({ app }: World, member: string): Promise<void> {
  const { db } = app.app.database;
  await db.updateTable('member').set({ suspended_at: null }).where('id', '=', member).execute();
}

/** Visitors are counted by address: each comes from one of its own. */
const visitor = (path: string, body: (id: string) => unknown = () => undefined) => {
  return (asker: { id: string }) => ({
    path,
    body: body(asker.id),
    headers: { 'x-forwarded-for': addressOf(asker.id) },
  });
};
function addressOf(id: string): string {
  const sum = id.split('').reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 16_000_000, 7);
  return `10.${sum >> 16}.${(sum >> 8) & 255}.${sum & 255}`;
}

/** A key that was never registered. */
const keyAnswer = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
  clientExtensionResults: {},
};

/** The account is its owner's, whatever the role; what cannot be proved here is refused as by anybody. */
const accountRows: Record<string, RightsRow> = {
  'GET /api/account': everyMember('/api/account'),
  'POST /api/account/password': everyMember(
    () => ({ path: '/api/account/password', body: { current: 'wrong', next: SENTENCE } }),
    REFUSED_LOGIN,
  ),
  'POST /api/account/codes': everyMember(
    () => ({ path: '/api/account/codes', body: { password: 'wrong' } }),
    REFUSED_LOGIN,
  ),
  'POST /api/account/codes/confirmation': everyMember(
    () => ({ path: '/api/account/codes/confirmation', body: { code: '000000' } }),
    NO_CODES,
  ),
  'POST /api/account/codes/removal': everyMember(
    () => ({ path: '/api/account/codes/removal', body: { password: 'wrong' } }),
    REFUSED_LOGIN,
  ),
  'POST /api/account/codes/recovery': everyMember(
    () => ({ path: '/api/account/codes/recovery', body: { password: 'wrong' } }),
    NO_CODES,
  ),
  'POST /api/account/passkeys/question': everyMember('/api/account/passkeys/question'),
  'POST /api/account/passkeys': everyMember(
    () => ({ path: '/api/account/passkeys', body: { name: 'Key', answer: keyAnswer } }),
    REFUSED_LOGIN,
  ),
  'PUT /api/account/passkeys/:id': everyMember(
    () => ({ path: '/api/account/passkeys/none', body: { name: 'Key' } }),
    NOT_THERE,
  ),
  'DELETE /api/account/passkeys/:id': everyMember('/api/account/passkeys/none', NOT_THERE),
  'DELETE /api/account/logins/:id': everyMember('/api/account/logins/none', NOT_THERE),
  'POST /api/account/logins/others-end': everyMember('/api/account/logins/others-end'),
};

/** Ways in: for visitors, and refused to whoever has no proof. */
const doorRows: Record<string, RightsRow> = {
  'GET /api/health': everybody('/api/health'),
  'GET /api/ready': everybody('/api/ready'),
  'GET /api/login/methods': everybody('/api/login/methods'),
  'POST /api/login/password': everybody(
    visitor('/api/login/password', (id) => ({ email: `${id}@nowhere.example`, password: 'wrong' })),
    REFUSED_LOGIN,
  ),
  'POST /api/login/second-factor': everybody(
    visitor('/api/login/second-factor', () => ({ kind: 'code', code: '000000' })),
    REFUSED_LOGIN,
  ),
  'POST /api/login/passkey/question': everybody(visitor('/api/login/passkey/question')),
  'POST /api/login/passkey': everybody(
    visitor('/api/login/passkey', () => ({ answer: keyAnswer })),
    REFUSED_LOGIN,
  ),
  'POST /api/login/forgotten': everybody(
    visitor('/api/login/forgotten', (id) => ({ email: `${id}@nowhere.example` })),
  ),
  'POST /api/login/new-password': everybody(
    visitor('/api/login/new-password', () => ({ token: 'none', password: SENTENCE })),
    SPENT,
  ),
  'POST /api/login/single-sign-on': everybody(
    visitor('/api/login/single-sign-on', () => ({ to: null })),
    NOT_THERE,
  ),
  'GET /api/login/single-sign-on/callback': everybody(
    visitor('/api/login/single-sign-on/callback?state=x&code=x'),
    NOT_THERE,
  ),
  'POST /api/invitations/reading': everybody(
    visitor('/api/invitations/reading', () => ({ token: 'none' })),
    SPENT,
  ),
  'POST /api/invitations/acceptance': everybody(
    visitor('/api/invitations/acceptance', () => ({
      token: 'none',
      name: { en: 'Somebody', ru: null, hi: null },
      email: 'somebody@example.org',
      password: SENTENCE,
    })),
    SPENT,
  ),
  'GET /api/unsubscribe/:token': everybody('/api/unsubscribe/none', NOT_THERE),
  'POST /api/unsubscribe/:token': everybody('/api/unsubscribe/none', NOT_THERE),
  // The demonstration: from this machine alone, which `front-door.test.ts` and `login.test.ts` ask.
  'GET /api/demo/members': everybody('/api/demo/members'),
  'POST /api/demo/login': everybody(
    () => ({ path: '/api/demo/login', body: { member: 'nobody' } }),
    NOT_THERE,
  ),
  'POST /api/demo/clock': everybody(() => ({ path: '/api/demo/clock', body: { day: '2025-08-05' } })),
  'POST /api/logout': everybody(() => ({ path: '/api/logout', headers: { cookie: '' } })),
  'GET /api/sides': everybody('/api/sides'),
  'GET /api/me': everyMember('/api/me'),
};

/** Who belongs to the workspace, and how they log in. */
export const peopleRows: Record<string, RightsRow> = {
  ...doorRows,
  ...accountRows,
  'GET /api/members': row({
    things: ['-'],
    ask: () => ({ path: '/api/members' }),
    answer: (asker) => (isOf(asker, 'SA') ? 'done' : FORBIDDEN),
    shows: (asker) => ({
      read: (body) => {
        const { members } = z
          .object({ members: z.array(z.object({ side: z.nullable(z.string()) })) })
          .parse(JSON.parse(body));
        return [...new Set(members.map(({ side }) => String(side)))].sort().join();
      },
      expected: asker.side === null ? 'in,null,ru' : asker.side,
    }),
  }),
  'POST /api/invitations': row({
    things: everySide,
    ask: (side) => ({ path: '/api/invitations', body: seat(side) }),
    answer: (asker, side) => (looksAfter(asker, side) ? 'done' : FORBIDDEN),
  }),
  'POST /api/invitations/:id/withdrawal': row({
    things: [...everySide, 'none' as const],
    ask: async (side, _asker, world) => {
      if (side === 'none') return { path: '/api/invitations/none/withdrawal' };
      const made = await world.make('admin', '/api/invitations', seat(side));
      const { id } = z.object({ id: z.string() }).parse(made);
      return { path: `/api/invitations/${id}/withdrawal` };
    },
    answer: (asker, side) => (side !== 'none' && looksAfter(asker, side) ? 'done' : NOT_THERE),
  }),
  'POST /api/members/:id/suspension': onTarget('POST'),
  'DELETE /api/members/:id/suspension': onTarget('DELETE'),
  'POST /api/members/:id/password-link': row({
    things: targets,
    ask: (target) => ({ path: `/api/members/${target}/password-link` }),
    answer: (asker, target) => {
      if (!isOf(asker, 'A')) return FORBIDDEN;
      return target === 'nobody' ? NOT_THERE : 'done';
    },
  }),
  'PUT /api/login-policy': onlyRoles('A', () => ({
    path: '/api/login-policy',
    body: { secondFactorRoles: [] },
  })),
};
