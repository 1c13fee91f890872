// How each route is asked for what is one Side's alone.
import { newAction } from '#test/support/new-action.ts';
import type { PrivateThings } from './private-things.ts';

export type Ask = { path: string; body?: unknown };
type Row = {
  /** How the route is asked for a Side's private things: as directly as it can be. */
  asks: (things: PrivateThings) => readonly Ask[];
  /** Whether members of the owning Side find their own things there: shows that the asking works. */
  shownToOwnSide: boolean;
};

const nothingPrivate = (path: string): Row => ({ asks: () => [{ path }], shownToOwnSide: false });

const newNote = {
  kind: 'note',
  title: { en: 'Note', ru: 'Записка', hi: 'टिप्पण' },
  session: 'session-11',
  subGroup: null,
  languages: ['en'],
};

/** One row a route. A route without a row fails the suite. */
export const routeRows: Record<string, Row> = {
  'GET /api/health': nothingPrivate('/api/health'),
  'GET /api/ready': nothingPrivate('/api/ready'),
  'GET /api/me': nothingPrivate('/api/me'),
  'PUT /api/me/locale': {
    asks: () => [{ path: '/api/me/locale', body: { locale: 'en' } }],
    shownToOwnSide: false,
  },
  'GET /api/sides': nothingPrivate('/api/sides'),
  'GET /api/sessions': nothingPrivate('/api/sessions'),
  'GET /api/demo/members': nothingPrivate('/api/demo/members'),
  'GET /api/documents': { asks: () => [{ path: '/api/documents' }], shownToOwnSide: true },
  'GET /api/documents/:id': {
    asks: ({ note }) => [{ path: `/api/documents/${note}` }, { path: '/api/documents/protocol-11' }],
    shownToOwnSide: true,
  },
  'GET /api/document-activity': { asks: () => [{ path: '/api/document-activity' }], shownToOwnSide: true },
  'POST /api/documents': {
    // Under the id of a private note: the answer must not tell that it exists.
    asks: ({ note }) => [
      { path: '/api/documents', body: { ...newNote, session: note } },
      { path: '/api/documents', body: newNote },
    ],
    shownToOwnSide: false,
  },
  'POST /api/documents/:id/title': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/title`, body: { title: { en: 'x', ru: 'x', hi: 'x' } } },
    ],
    shownToOwnSide: true,
  },
  'POST /api/documents/:id/archive': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/archive`, body: {} }],
    shownToOwnSide: true,
  },
  'POST /api/documents/:id/bring-back': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/bring-back`, body: {} }],
    shownToOwnSide: true,
  },
  'POST /api/documents/:id/parts': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/parts`, body: { kind: 'move', part: 'c-1', after: null } },
      { path: `/api/documents/${note}/parts`, body: { kind: 'undo', command: note } },
    ],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/text': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/text` },
      { path: '/api/documents/protocol-11/text' },
    ],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/members': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/members` },
      { path: '/api/documents/protocol-11/members' },
    ],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/actions': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/actions` }],
    shownToOwnSide: false,
  },
  'POST /api/documents/:id/actions': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/actions`, body: newAction({ clause: { document: note, cid: 'c-1' } }) },
      {
        path: '/api/documents/protocol-11/actions',
        body: newAction({ clause: { document: note, cid: 'c-1' } }),
      },
    ],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/clauses': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/clauses` }],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/origins': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/origins` }],
    shownToOwnSide: false,
  },
  'POST /api/documents/:id/brought-clauses': {
    // Out of a private note into the Protocol: then everybody would read it.
    asks: ({ note }) => [
      {
        path: '/api/documents/protocol-11/brought-clauses',
        body: { from: { document: note, cid: 'c-1' }, after: null },
      },
    ],
    shownToOwnSide: false,
  },
  'GET /api/actions/:id/mentions': nothingPrivate('/api/actions/d10-01/mentions'),
  'GET /api/initiatives/:id/mentions': nothingPrivate('/api/initiatives/wind-tunnel/mentions'),
  'POST /api/demo/clock': { asks: () => [{ path: '/api/demo/clock', body: {} }], shownToOwnSide: false },
  'GET /api/bodies': nothingPrivate('/api/bodies'),
  'GET /api/calendars': nothingPrivate('/api/calendars'),
  'GET /api/sectors': nothingPrivate('/api/sectors'),
  'GET /api/indicators': nothingPrivate('/api/indicators'),
  'GET /api/initiatives': nothingPrivate('/api/initiatives'),
  'GET /api/initiatives/:id': nothingPrivate('/api/initiatives/wind-tunnel'),
  'GET /api/initiatives/:id/record': nothingPrivate('/api/initiatives/wind-tunnel/record'),
  'POST /api/initiatives/:id/stages': {
    asks: ({ note }) => [
      { path: `/api/initiatives/${note}/stages`, body: { expectedSeq: 0, stage: 'study', words: 'x' } },
    ],
    shownToOwnSide: false,
  },
  'GET /api/actions': nothingPrivate('/api/actions'),
  'GET /api/actions/open-spans': nothingPrivate('/api/actions/open-spans'),
  'GET /api/actions/:id': { asks: ({ note }) => [{ path: `/api/actions/${note}` }], shownToOwnSide: false },
  'POST /api/actions': {
    // A clause of a private note: whoever quotes it would read it in the answer, and everybody in the register.
    asks: ({ note }) => [
      { path: '/api/actions', body: newAction({ clause: { document: note, cid: 'c-1' } }) },
    ],
    shownToOwnSide: false,
  },
  'POST /api/actions/:id/moves': {
    asks: ({ note }) => [
      {
        path: `/api/actions/${note}/moves`,
        body: { expectedRevision: 1, move: { move: 'note', words: 'x' } },
      },
    ],
    shownToOwnSide: false,
  },
  'POST /api/actions/bulk-moves': {
    asks: () => [
      {
        path: '/api/actions/bulk-moves',
        body: { moves: [{ action: 'd10-04', expectedRevision: 1, move: { move: 'renew-quote' } }] },
      },
    ],
    shownToOwnSide: false,
  },
  'POST /api/actions/review-place': {
    asks: () => [{ path: '/api/actions/review-place', body: { action: null } }],
    shownToOwnSide: false,
  },
  'POST /api/actions/working-day-rule': {
    asks: () => [{ path: '/api/actions/working-day-rule', body: { rule: 'as-written' } }],
    shownToOwnSide: false,
  },
  'GET /api/actions/views': nothingPrivate('/api/actions/views'),
  'PUT /api/actions/views/:id': nothingPrivate('/api/actions/views/x'),
  'DELETE /api/actions/views/:id': nothingPrivate('/api/actions/views/x'),
  'POST /api/evidence-files': {
    asks: ({ note }) => [{ path: `/api/evidence-files?name=${note}.pdf`, body: {} }],
    shownToOwnSide: false,
  },
  // Of one Side until a report names it; `evidence-files.test.ts` asks for it by its digest.
  'GET /api/evidence-files/:digest': nothingPrivate(`/api/evidence-files/${'0'.repeat(64)}`),
  'GET /api/changes': nothingPrivate('/api/changes'),
  'GET /api/digest': nothingPrivate('/api/digest'),
  'PUT /api/digest/settings': {
    asks: () => [
      { path: '/api/digest/settings', body: { minuteOfDay: 0, isSubscribed: true, locale: 'en' } },
    ],
    shownToOwnSide: false,
  },
  'GET /api/unsubscribe/:token': {
    asks: ({ note }) => [{ path: `/api/unsubscribe/${note}` }],
    shownToOwnSide: false,
  },
  'POST /api/unsubscribe/:token': {
    asks: ({ note }) => [{ path: `/api/unsubscribe/${note}` }],
    shownToOwnSide: false,
  },
  'POST /api/sessions/:number/open': {
    asks: () => [{ path: '/api/sessions/12/open', body: { startsOn: null } }],
    shownToOwnSide: false,
  },
  'GET /api/login/methods': nothingPrivate('/api/login/methods'),
  'POST /api/login/password': {
    asks: ({ note }) => [
      { path: '/api/login/password', body: { email: `${note}@example.org`, password: note } },
      { path: '/api/login/password', body: { note } },
    ],
    shownToOwnSide: false,
  },
  'POST /api/login/second-factor': {
    asks: () => [{ path: '/api/login/second-factor', body: { kind: 'code', code: '000000' } }],
    shownToOwnSide: false,
  },
  'POST /api/login/passkey/question': {
    asks: () => [{ path: '/api/login/passkey/question' }],
    shownToOwnSide: false,
  },
  'POST /api/login/passkey': {
    asks: ({ note }) => [{ path: '/api/login/passkey', body: { answer: { id: note } } }],
    shownToOwnSide: false,
  },
  'POST /api/login/forgotten': {
    asks: () => [{ path: '/api/login/forgotten', body: { email: 'nobody@example.org' } }],
    shownToOwnSide: false,
  },
  'POST /api/login/new-password': {
    asks: ({ note }) => [
      { path: '/api/login/new-password', body: { token: note, password: 'a sentence of its own' } },
    ],
    shownToOwnSide: false,
  },
  'POST /api/login/single-sign-on': {
    asks: ({ note }) => [{ path: '/api/login/single-sign-on', body: { to: `/documents/${note}` } }],
    shownToOwnSide: false,
  },
  'GET /api/login/single-sign-on/callback': {
    asks: ({ note }) => [{ path: `/api/login/single-sign-on/callback?state=${note}&code=${note}` }],
    shownToOwnSide: false,
  },
  'GET /api/account': nothingPrivate('/api/account'),
  'POST /api/account/password': {
    asks: () => [{ path: '/api/account/password', body: { current: 'x', next: 'a sentence of its own' } }],
    shownToOwnSide: false,
  },
  'POST /api/account/codes': {
    asks: () => [{ path: '/api/account/codes', body: { password: 'x' } }],
    shownToOwnSide: false,
  },
  'POST /api/account/codes/confirmation': {
    asks: () => [{ path: '/api/account/codes/confirmation', body: { code: '000000' } }],
    shownToOwnSide: false,
  },
  'POST /api/account/codes/removal': {
    asks: () => [{ path: '/api/account/codes/removal', body: { password: 'x' } }],
    shownToOwnSide: false,
  },
  'POST /api/account/codes/recovery': {
    asks: () => [{ path: '/api/account/codes/recovery', body: { password: 'x' } }],
    shownToOwnSide: false,
  },
  'POST /api/account/passkeys/question': {
    asks: () => [{ path: '/api/account/passkeys/question' }],
    shownToOwnSide: false,
  },
  'POST /api/account/passkeys': {
    asks: ({ note }) => [{ path: '/api/account/passkeys', body: { name: note, answer: {} } }],
    shownToOwnSide: false,
  },
  'PUT /api/account/passkeys/:id': {
    asks: ({ note }) => [{ path: `/api/account/passkeys/${note}`, body: { name: 'x' } }],
    shownToOwnSide: false,
  },
  'DELETE /api/account/passkeys/:id': {
    asks: ({ note }) => [{ path: `/api/account/passkeys/${note}` }],
    shownToOwnSide: false,
  },
  'DELETE /api/account/logins/:id': {
    asks: ({ note }) => [{ path: `/api/account/logins/${note}` }],
    shownToOwnSide: false,
  },
  'POST /api/account/logins/others-end': {
    // Ends the logins of the one who asks: those who sit in the private notes are others.
    asks: () => [{ path: '/api/account/logins/others-end' }],
    shownToOwnSide: false,
  },
  'POST /api/invitations/reading': {
    asks: ({ note }) => [{ path: '/api/invitations/reading', body: { token: note } }],
    shownToOwnSide: false,
  },
  'POST /api/invitations/acceptance': {
    asks: ({ note }) => [{ path: '/api/invitations/acceptance', body: { token: note } }],
    shownToOwnSide: false,
  },
  'POST /api/invitations': {
    asks: ({ note }) => [{ path: '/api/invitations', body: { side: null, role: 'expert', name: note } }],
    shownToOwnSide: false,
  },
  'POST /api/invitations/:id/withdrawal': {
    asks: ({ note }) => [{ path: `/api/invitations/${note}/withdrawal` }],
    shownToOwnSide: false,
  },
  // Of the other Side a secretary sees no member at all: `members.test.ts`.
  'GET /api/members': nothingPrivate('/api/members'),
  'POST /api/members/:id/suspension': {
    asks: ({ note }) => [{ path: `/api/members/${note}/suspension` }],
    shownToOwnSide: false,
  },
  'DELETE /api/members/:id/suspension': {
    asks: ({ note }) => [{ path: `/api/members/${note}/suspension` }],
    shownToOwnSide: false,
  },
  'POST /api/members/:id/password-link': {
    asks: ({ note }) => [{ path: `/api/members/${note}/password-link` }],
    shownToOwnSide: false,
  },
  'PUT /api/login-policy': {
    asks: () => [{ path: '/api/login-policy', body: { secondFactorRoles: [] } }],
    shownToOwnSide: false,
  },
  'POST /api/demo/login': {
    asks: ({ note }) => [{ path: '/api/demo/login', body: { member: note } }],
    shownToOwnSide: false,
  },
  'POST /api/logout': { asks: () => [{ path: '/api/logout', body: {} }], shownToOwnSide: false },
};
