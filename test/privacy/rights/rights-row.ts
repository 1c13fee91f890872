/**
 * The rows of the authorization suite. Every route of the server has one, by `METHOD /path` as the code registers it; a
 * route without a row, and a row without a route, fail the suite by name.
 *
 * A row says on which things the route is asked (`things`; each is a cell of every asker), how (`ask`), and what the
 * oracle expects of an asker who acts for a Side or is the administrator (`answer`). Visitors, suspended and dismissed
 * members need no word: they get 401 everywhere, unless the route is for visitors (`forVisitors`).
 *
 *     'GET /api/sectors': everybodyOfASide('/api/sectors'),
 *     'POST /api/documents/:id/title': onEveryPaper('manage', ({ id }) => ({ path: `/api/documents/${id}/title`, body })),
 *     'POST /api/invitations': row({
 *       things: ['in', 'ru', null],
 *       ask: (side) => ({ path: '/api/invitations', body: { side, … } }),
 *       answer: (asker, side) => (looksAfter(asker, side) ? 'done' : FORBIDDEN),
 *     }),
 *
 * A command that uses something up makes it in `ask` when `isGranted` says so; what it changes is put back in `after`.
 * `shows` compares what an answer lists with what the oracle says that it must list.
 */
import type { StartedApp } from '#test/support/start-app.ts';
import { type Asker, type SideCode, askers } from './askers.ts';
import { type Answer, type Deed, FORBIDDEN, NOBODY_KNOWN, isOf, onPaper } from './oracle.ts';
import { type Paper, papers, putBack } from './papers.ts';
import type { World } from './world.ts';

export type Ask = { path: string; body?: unknown; headers?: Record<string, string>; bytes?: Buffer };

export type Cell = {
  readonly thing: string;
  readonly expected: Answer;
  ask(world: World): Ask | Promise<Ask>;
  /** Null: only the status counts. */
  readonly shows: { read(body: string): string; expected: string } | null;
  after(world: World): Promise<void>;
};

export type RightsRow = {
  readonly isForVisitors: boolean;
  cellsOf(asker: Asker): readonly Cell[];
};

type RowOf<Thing> = {
  things: readonly Thing[];
  ask(thing: Thing, asker: Asker, world: World, isGranted: boolean): Ask | Promise<Ask>;
  answer(asker: Asker, thing: Thing): Answer;
  forVisitors?: boolean;
  shows?: (asker: Asker, thing: Thing) => { read(body: string): string; expected: string } | null;
  /** After a command that was done. */
  after?: (thing: Thing, world: World, asker: Asker) => Promise<void>;
};

export function row<Thing>(given: RowOf<Thing>): RightsRow {
  const { things, forVisitors = false } = given;
  return {
    isForVisitors: forVisitors,
    cellsOf: (asker) =>
      things.map((thing) => {
        const isNobody = asker.state !== 'acting' && !forVisitors;
        const expected = isNobody ? NOBODY_KNOWN : given.answer(asker, thing);
        const isGranted = expected === 'done';
        return {
          thing: nameOf(thing),
          expected,
          ask: (world) => given.ask(thing, asker, world, isGranted),
          shows: isGranted ? (given.shows?.(asker, thing) ?? null) : null,
          after: async (world) => given.after?.(thing, world, asker),
        };
      }),
  };
}

function nameOf(thing: unknown): string {
  if (typeof thing === 'object' && thing !== null && 'id' in thing) return String(thing.id);
  return typeof thing === 'string' ? thing : JSON.stringify(thing);
}

type Simple = string | ((asker: Asker) => Ask);

function simple(asked: Simple, answer: (asker: Asker) => Answer, forVisitors = false): RightsRow {
  const ask = typeof asked === 'string' ? () => ({ path: asked }) : asked;
  return row({ things: ['-'], ask: (_, asker) => ask(asker), answer, forVisitors });
}

/** Open to visitors too; `answer` when a success cannot be had without knowing a secret. */
export const everybody = (ask: Simple, answer: Answer = 'done') => simple(ask, () => answer, true);

/** For whoever is logged in. */
export const everyMember = (ask: Simple, answer: Answer = 'done') => simple(ask, () => answer);

/** Not for an administrator. */
export const everybodyOfASide = (ask: Simple, otherwise: Answer = FORBIDDEN) =>
  simple(ask, ({ side }) => (side === null ? otherwise : 'done'));

/** For those roles alone, by their letters. */
export const onlyRoles = (letters: string, ask: Simple) =>
  simple(ask, (asker) => (isOf(asker, letters) ? 'done' : FORBIDDEN));

type PaperOptions = {
  /** Instead of the oracle's answer; undefined: the oracle's. */
  instead?: (asker: Asker, paper: Paper) => Answer | undefined;
  shows?: (asker: Asker, paper: Paper) => { read(body: string): string; expected: string } | null;
  /** After a command that was done, besides putting back the paper's own row. */
  after?: (app: StartedApp, paper: Paper) => Promise<void>;
};

/** On every paper of the world; each is put back afterwards. */
export function onEveryPaper(deed: Deed, ask: (paper: Paper) => Ask, options: PaperOptions = {}): RightsRow {
  return row({
    things: papers,
    ask,
    answer: (asker, paper) => options.instead?.(asker, paper) ?? onPaper(asker, deed, paper),
    after: async (paper, { app }) => {
      await putBack(app, paper);
      await options.after?.(app, paper);
    },
    ...(options.shows === undefined ? {} : { shows: options.shows }),
  });
}

export const everySide: readonly (SideCode | null)[] = ['in', 'ru', null];

export const cellsOfRow = (each: RightsRow) =>
  askers.flatMap((asker) => each.cellsOf(asker).map((cell) => ({ asker, cell })));
