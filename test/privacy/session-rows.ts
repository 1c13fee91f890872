import { newSession } from '#test/support/new-session.ts';
import { type Row, nothingPrivate } from './route-row.ts';

/** Sessions, what is kept of them, and what their papers say. */
export const sessionRows: Record<string, Row> = {
  'GET /api/sessions': nothingPrivate('/api/sessions'),
  'GET /api/sessions/:number': nothingPrivate('/api/sessions/11'),
  'GET /api/sessions/:number/papers': nothingPrivate('/api/sessions/11/papers'),
  'POST /api/sessions': {
    // Naming a private note in the place of a sub-group: the refusal must not tell that it exists.
    asks: ({ note }) => [
      { path: '/api/sessions', body: newSession({ number: 13, subGroups: [note] }) },
      { path: '/api/sessions', body: newSession({ number: 13 }) },
    ],
    shownToOwnSide: false,
  },
  'PUT /api/sessions/:number': {
    asks: () => [{ path: '/api/sessions/12', body: { ...newSession(), expectedRevision: 1 } }],
    shownToOwnSide: false,
  },
  'POST /api/sessions/:number/stage': {
    asks: () => [{ path: '/api/sessions/11/stage', body: { to: 'sealed', expectedRevision: 1 } }],
    shownToOwnSide: false,
  },
  'PUT /api/sessions/:number/delegations/:side': {
    asks: ({ note, side }) => [
      {
        path: `/api/sessions/11/delegations/${side}`,
        body: {
          expectedRevision: 1,
          delegates: [{ role: 'member', office: null, name: null, member: note }],
        },
      },
    ],
    shownToOwnSide: false,
  },
  'POST /api/sessions/:number/open': {
    asks: () => [{ path: '/api/sessions/12/open', body: { startsOn: null } }],
    shownToOwnSide: false,
  },
};
