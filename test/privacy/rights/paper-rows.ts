import { newAction } from '#test/support/new-action.ts';
import { type Asker, OTHER_GROUP, OWN_GROUP } from './askers.ts';
import { type Answer, FORBIDDEN, NOT_THERE, isOf, mayBegin, mayDo, onPaper, textRightOf } from './oracle.ts';
import { type Paper, forgetNotes, paperOf, papers, texts, titleOf } from './papers.ts';
import { type RightsRow, onEveryPaper, row } from './rights-row.ts';

const isCommon = ({ side }: Paper): boolean => side === null;
/** Routes that know common texts only: of a Side's own paper there is none. */
const commonOnly = (_asker: Asker, paper: Paper): Answer | undefined =>
  isCommon(paper) ? undefined : NOT_THERE;

const idsIn = (body: string, field: string, isMeant: (paper: Paper) => boolean): string => {
  const rows: Record<string, unknown>[] = JSON.parse(body);
  const known = new Set(papers.filter(isMeant).map(({ id }) => id));
  return rows
    .map((each) => String(each[field]))
    .filter((id) => known.has(id))
    .sort()
    .join();
};

/** Of this world alone: the demonstration has documents of its own. */
const listed = (asker: Asker) => ({
  read: (body: string) => idsIn(body, 'id', () => true),
  expected: papers
    .filter((paper) => mayDo(asker, 'read', paper))
    .map(({ id }) => id)
    .sort()
    .join(),
});

/** The document's own word on its texts, as the client draws its buttons by it. */
const textsOf = (asker: Asker, paper: Paper) => ({
  read: (body: string) => {
    const told: { texts: { address: string; right: string }[] } = JSON.parse(body);
    return told.texts
      .map(({ address, right }) => `${address} ${right}`)
      .sort()
      .join();
  },
  expected: texts
    .filter((text) => text.paper === paper)
    .flatMap((text) => {
      const right = textRightOf(asker, text);
      return right === null ? [] : [`${text.address} ${right}`];
    })
    .sort()
    .join(),
});

/** Where the own Side's notes beside a paper are, and what the asker may do to them. */
function notesOf(asker: Asker, paper: Paper): string {
  const { side } = asker;
  const address = `${paper.id}/private/${side}`;
  return `${address} ${textRightOf(asker, { paper, side, address, exists: true })}`;
}

/** One of every kind that is told apart when a clause is quoted. */
const quoted = [
  'p-written',
  'p-sealed',
  'm-own',
  'm-old',
  'in-note',
  'ru-note',
  'in-minutes',
  'ru-minutes',
  'missing',
];

const clauseOf = (id: string) => ({ document: id, cid: 'c-1' });

const beginnings = (
  [
    ['protocol', null, false],
    ['agenda', null, false],
    ['note', null, false],
    ['note', null, true],
    ['minutes', OWN_GROUP, false],
    ['minutes', OTHER_GROUP, false],
  ] as const
).flatMap(([kind, subGroup, isPrivate]) =>
  [false, true].map((isSealed) => ({
    id: `${isPrivate ? 'own ' : ''}${kind} of ${subGroup} in ${isSealed ? 'a sealed session' : 'an open one'}`,
    kind,
    subGroup,
    isPrivate,
    isSealed,
  })),
);
/** A session has one of each: the demonstration has them already. */
const ONLY_ONE: Answer = '409 conflict';

/** Documents and their texts. */
export const paperRows: Record<string, RightsRow> = {
  'GET /api/documents': row({
    things: ['-'],
    ask: () => ({ path: '/api/documents' }),
    answer: () => 'done',
    shows: listed,
  }),
  'GET /api/document-activity': row({
    things: ['-'],
    ask: () => ({ path: '/api/document-activity' }),
    answer: () => 'done',
    // Of papers where somebody is or was: none that the asker may not read.
    shows: (asker) => ({
      read: (body) => idsIn(body, 'document', (paper) => !mayDo(asker, 'read', paper)),
      expected: '',
    }),
  }),
  'GET /api/documents/:id': onEveryPaper('read', ({ id }) => ({ path: `/api/documents/${id}` }), {
    shows: textsOf,
  }),
  'GET /api/documents/:id/text': onEveryPaper('read', ({ id }) => ({ path: `/api/documents/${id}/text` })),
  'POST /api/documents/:id/notes': onEveryPaper(
    'read',
    ({ id }) => ({ path: `/api/documents/${id}/notes` }),
    {
      // A Side's own paper has none beside it.
      instead: commonOnly,
      shows: (asker, paper) => ({
        read: (body) => {
          const { address, right }: Record<string, unknown> = JSON.parse(body);
          return `${String(address)} ${String(right)}`;
        },
        expected: notesOf(asker, paper),
      }),
      after: forgetNotes,
    },
  ),
  'GET /api/documents/:id/members': onEveryPaper('read', ({ id }) => ({
    path: `/api/documents/${id}/members`,
  })),
  'GET /api/documents/:id/actions': onEveryPaper(
    'read',
    ({ id }) => ({ path: `/api/documents/${id}/actions` }),
    {
      shows: (asker, paper) => ({
        read: (body) => String(JSON.parse(body).mayRegister),
        expected: String(mayDo(asker, 'make actions', paper)),
      }),
    },
  ),
  'GET /api/documents/:id/clauses': onEveryPaper(
    'read',
    ({ id }) => ({ path: `/api/documents/${id}/clauses` }),
    { instead: commonOnly },
  ),
  'GET /api/documents/:id/origins': onEveryPaper(
    'read',
    ({ id }) => ({ path: `/api/documents/${id}/origins` }),
    { instead: commonOnly },
  ),
  'POST /api/documents': row({
    things: beginnings,
    ask: ({ kind, subGroup, isPrivate, isSealed }) => {
      const session = isSealed ? 'session-10' : 'session-11';
      const title = { en: 'New', ru: 'Новый', hi: 'नया' };
      const body = { kind, subGroup, session, title, languages: ['en', 'ru'], isPrivate };
      return { path: '/api/documents', body };
    },
    answer: (asker, wanted) => {
      const { kind } = wanted;
      if (!mayBegin(asker, wanted)) return FORBIDDEN;
      return kind === 'protocol' || kind === 'agenda' ? ONLY_ONE : 'done';
    },
  }),
  'POST /api/documents/:id/title': onEveryPaper(
    'manage',
    (paper) => ({ path: `/api/documents/${paper.id}/title`, body: { title: titleOf(paper) } }),
    {
      // What is put aside keeps its title, whoever manages it.
      instead: (asker, paper) =>
        paper.state === 'archived' && mayDo(asker, 'manage', paper) ? '409 conflict' : undefined,
    },
  ),
  'POST /api/documents/:id/archive': onEveryPaper('manage', ({ id }) => ({
    path: `/api/documents/${id}/archive`,
  })),
  'POST /api/documents/:id/bring-back': onEveryPaper('manage', ({ id }) => ({
    path: `/api/documents/${id}/bring-back`,
  })),
  'POST /api/documents/:id/parts': onEveryPaper('command parts', ({ id }) => ({
    path: `/api/documents/${id}/parts`,
    body: { kind: 'insert', beside: 'c-1', side: 'after', as: 'passage' },
  })),
  'POST /api/documents/:id/actions': onEveryPaper('make actions', ({ id }) => ({
    path: `/api/documents/${id}/actions`,
    body: newAction({ clause: clauseOf(id) }),
  })),
  'POST /api/documents/:id/brought-clauses': row({
    things: [
      ...papers.map((into) => ({ id: `into ${into.id}`, into, from: paperOf('m-own') })),
      ...papers.map((from) => ({ id: `from ${from.id}`, into: paperOf('p-written'), from })),
    ],
    ask: ({ into, from }) => ({
      path: `/api/documents/${into.id}/brought-clauses`,
      body: { from: clauseOf(from.id), after: null },
    }),
    answer: (asker, { into, from }) => {
      const answer = commonOnly(asker, into) ?? onPaper(asker, 'bring clauses', into);
      if (answer !== 'done') return answer;
      return isCommon(from) ? onPaper(asker, 'read', from) : NOT_THERE;
    },
  }),
  'POST /api/actions': row({
    // A clause of a private paper must not be quoted by anybody: the quotation would be in the common register.
    things: [null, ...quoted.map(paperOf)],
    ask: (paper) => ({
      path: '/api/actions',
      body: newAction({ clause: paper === null ? null : clauseOf(paper.id) }),
    }),
    answer: (asker, paper) => {
      if (!isOf(asker, 'CS')) return FORBIDDEN;
      return paper === null || (isCommon(paper) && paper.exists) ? 'done' : '400 invalid-input';
    },
  }),
  'GET /api/actions/:id/mentions': row({
    things: ['d10-01', 'none'],
    ask: (id) => ({ path: `/api/actions/${id}/mentions` }),
    answer: ({ side }) => (side === null ? FORBIDDEN : 'done'),
  }),
  'GET /api/initiatives/:id/mentions': row({
    things: ['wind-tunnel', 'none'],
    ask: (id) => ({ path: `/api/initiatives/${id}/mentions` }),
    answer: ({ side }) => (side === null ? FORBIDDEN : 'done'),
  }),
};
