import { administrationRows } from './administration-rows.ts';
import { type Row, nothingPrivate } from './route-row.ts';

/** Logging in, accounts, members and invitations. */
export const loginRows: Record<string, Row> = {
  ...administrationRows,
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
};
