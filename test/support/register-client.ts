import { expect } from 'vitest';
import type { ActionStep } from '#shared/actions/action-commands.ts';
import { type ActionDetail, actionDetailSchema } from '#shared/actions/action-detail.ts';
import { type Register, registerSchema } from '#shared/actions/register.ts';
import { newAction } from './new-action.ts';
import type { StartedApp } from './start-app.ts';

/** A member at the register, through the front door. */
export type RegisterClient = {
  readonly cookie: string;
  register(): Promise<Register>;
  read(id: string): Promise<ActionDetail>;
  /** A step on the given revision, by default the present one. */
  move(id: string, move: ActionStep, revision?: number): Promise<Response>;
  /** The same, which must be done. */
  moved(id: string, move: ActionStep): Promise<ActionDetail>;
  post(path: string, body: unknown): Promise<Response>;
  /** An action of the 11th session, by hand; of both Sides unless told otherwise. */
  add(given?: {
    sides?: readonly string[];
    clause?: { document: string; cid: string } | null;
  }): Promise<ActionDetail>;
};

export const letter = [{ kind: 'reference' as const, number: '12-4/2025', date: '2025-10-13' }];

/** The report of completion that every test gives. */
export const done: ActionStep = {
  move: 'report',
  status: 'reported',
  words: 'Done; see the letter.',
  evidence: letter,
};

export async function registerClient(app: StartedApp, member: string): Promise<RegisterClient> {
  const cookie = await app.loginAs(member);
  const post = (path: string, body: unknown) => app.post(path, body, { cookie });
  const read: RegisterClient['read'] = async (id) =>
    actionDetailSchema.parse(await (await app.get(`/api/actions/${id}`, cookie)).json());
  const move: RegisterClient['move'] = async (id, step, revision) => {
    const expectedRevision = revision ?? (await read(id)).row.revision;
    return post(`/api/actions/${id}/moves`, { expectedRevision, move: step });
  };
  return {
    cookie,
    post,
    read,
    move,
    register: async () => registerSchema.parse(await (await app.get('/api/actions', cookie)).json()),
    async moved(id, step) {
      const answer = await move(id, step);
      expect([id, step.move, answer.status]).toEqual([id, step.move, 200]);
      return actionDetailSchema.parse(await answer.json());
    },
    async add({ sides = ['in', 'ru'], clause = null } = {}) {
      const answer = await post('/api/actions', newAction({ sides, clause }));
      expect(answer.status).toBe(201);
      return actionDetailSchema.parse(await answer.json());
    },
  };
}
