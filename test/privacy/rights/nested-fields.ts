import { newAction } from '#test/support/new-action.ts';
import type { Ask } from './rights-row.ts';

export type Asked = { route: string; method: string; ask: Ask };

export const EXTRA = 'actAsSide';
/** Where a body may hold whatever names it likes: settings of a view, and what a key answers to a browser's extensions. */
const freeForm = ['view', 'answer.clientExtensionResults'];

/** Deadlines, evidence and commitments that no row happens to send. */
export function richBodies(): Asked[] {
  const trigger = { kind: 'session-opens', session: 'session-12' };
  const deadline = { kind: 'relative', trigger, offset: { count: 3, unit: 'month' } };
  const commitment = { ...Object(newAction().commitment), deadline };
  const evidence = [
    { kind: 'reference', number: '12-4', date: '2025-07-13' },
    { kind: 'clause', document: 'p-written', cid: 'c-1' },
    { kind: 'file', name: 'a.pdf', size: 1, digest: 'f'.repeat(64) },
  ];
  const steps = [
    { move: 'report', status: 'reported', words: 'Done.', evidence },
    { move: 'extend', deadline, reason: 'Late.' },
    { move: 'amend', commitment },
    { move: 'file', filing: { initiative: null, subGroup: null, sector: null } },
  ];
  const moves = steps.map((move) => ({ expectedRevision: 1, move }));
  const split = { kind: 'split', part: 'c-1', at: { en: { block: 'b-1', offset: 1 } } };
  const head = { role: 'head', office: null, name: null, member: null };
  const asks: Ask[] = [
    ...moves.map((body) => ({ path: '/api/actions/none/moves', body })),
    {
      path: '/api/actions/bulk-moves',
      body: { moves: moves.map((each) => ({ ...each, action: 'none' })) },
    },
    { path: '/api/actions', body: newAction({ clause: { document: 'p-written', cid: 'c-1' } }) },
    { path: '/api/actions', body: { ...newAction(), commitment } },
    { path: '/api/documents/p-written/parts', body: split },
  ];
  const list = {
    path: '/api/sessions/11/delegations/in',
    body: { expectedRevision: 0, delegates: [head] },
  };
  return [
    ...asks.map((ask) => ({ route: `POST ${ask.path}`, method: 'POST', ask })),
    { route: `PUT ${list.path}`, method: 'PUT', ask: list },
  ];
}

type Nested = { method: string; path: string; body: unknown; where: string };

/** Each body with a field too many in one of the objects inside it; every shape of object once for each route. */
export function bodiesSpoiltInside(asked: readonly Asked[]): Nested[] {
  const found = new Map<string, Nested>();
  for (const { route, method, ask } of asked) {
    for (const { where, shape, body } of spoilt(ask.body, [])) {
      found.set(`${route} ${where} ${shape}`, { method, path: ask.path, body, where });
    }
  }
  return [...found.values()];
}

/** The value with the extra field in one object after the other, the outermost left as it is. */
function spoilt(value: unknown, path: readonly string[]): { where: string; shape: string; body: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const where = path.join('.');
  if (freeForm.includes(where)) return [];
  const shape = Object.keys(value).join();
  const own =
    path.length === 0 || Array.isArray(value)
      ? []
      : [{ where, shape, body: { ...value, [EXTRA]: 'ru' } as unknown }];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    spoilt(each, [...path, key]).map((found) => ({
      ...found,
      body: Array.isArray(value)
        ? value.map((old: unknown, index) => (String(index) === key ? found.body : old))
        : { ...value, [key]: found.body },
    })),
  );
  return [...own, ...inner];
}
