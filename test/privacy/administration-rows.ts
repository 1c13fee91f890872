import { type Row, nothingPrivate } from './route-row.ts';

const name = { en: 'x', ru: 'x', hi: 'x' };

/** Seats, sub-groups and the Sides as data. The id of a private note stands wherever an id may. */
export const administrationRows: Record<string, Row> = {
  'PUT /api/members/:id/seat': {
    asks: ({ note }) => [{ path: `/api/members/${note}/seat`, body: { role: 'expert', subGroups: [] } }],
    shownToOwnSide: false,
  },
  'PUT /api/members/:id/name': {
    asks: ({ note }) => [{ path: `/api/members/${note}/name`, body: name }],
    shownToOwnSide: false,
  },
  'GET /api/sub-groups': nothingPrivate('/api/sub-groups'),
  'POST /api/sub-groups': {
    asks: ({ note }) => [{ path: '/api/sub-groups', body: { name, validFrom: note, validTo: null } }],
    shownToOwnSide: false,
  },
  'POST /api/sub-groups/:id/name': {
    asks: ({ note }) => [{ path: `/api/sub-groups/${note}/name`, body: { name, from: null } }],
    shownToOwnSide: false,
  },
  'PUT /api/sub-groups/:id/validity': {
    asks: ({ note }) => [
      { path: `/api/sub-groups/${note}/validity`, body: { validFrom: '2016-01-01', validTo: null } },
    ],
    shownToOwnSide: false,
  },
  'PUT /api/sub-groups/:id/leads/:side': {
    asks: ({ note, side }) => [
      { path: `/api/sub-groups/mining/leads/${side}`, body: { body: note, member: null } },
      { path: `/api/sub-groups/${note}/leads/${side}`, body: { body: null, member: null } },
    ],
    shownToOwnSide: false,
  },
  'GET /api/side-settings': nothingPrivate('/api/side-settings'),
  'PUT /api/side-order': {
    asks: ({ note }) => [{ path: '/api/side-order', body: { order: note } }],
    shownToOwnSide: false,
  },
  'PUT /api/sides/:side': {
    asks: ({ note }) => [
      { path: `/api/sides/${note}`, body: { label: 'IND', name, timeZone: 'Asia/Kolkata' } },
    ],
    shownToOwnSide: false,
  },
  'PUT /api/sides/:side/weekend': {
    asks: ({ note }) => [{ path: `/api/sides/${note}/weekend`, body: { weekend: [7] } }],
    shownToOwnSide: false,
  },
  'PUT /api/sides/:side/holidays/:day': {
    asks: ({ note, side }) => [{ path: `/api/sides/${side}/holidays/${note}`, body: { name } }],
    shownToOwnSide: false,
  },
  'DELETE /api/sides/:side/holidays/:day': {
    asks: ({ note, side }) => [{ path: `/api/sides/${side}/holidays/${note}` }],
    shownToOwnSide: false,
  },
  'PUT /api/sides/:side/working-days/:day': {
    asks: ({ note, side }) => [{ path: `/api/sides/${side}/working-days/${note}`, body: {} }],
    shownToOwnSide: false,
  },
  'DELETE /api/sides/:side/working-days/:day': {
    asks: ({ note, side }) => [{ path: `/api/sides/${side}/working-days/${note}` }],
    shownToOwnSide: false,
  },
};
