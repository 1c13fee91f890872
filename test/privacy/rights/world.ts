import { Agent, request } from 'node:http';
import type { SyncLimits } from '#server/sync/limits.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { appointTarget, logInEverybody } from './askers.ts';
import { layOutPapers } from './papers.ts';
import type { Ask } from './rights-row.ts';

export type Answered = { status: number; body: string; headerNames: string };

/** A running server with somebody for every rule, and something of every kind to ask for. */
export type World = {
  readonly app: StartedApp;
  readonly epochs: ReadonlyMap<string, number>;
  cookieOf(asker: string): string;
  /** A number that was not given before. */
  next(): number;
  ask(method: string, ask: Ask, cookie: string): Promise<Answered>;
  /** As an administrator: to put back what a cell has changed. Throws unless it is done. */
  putBack(method: string, ask: Ask): Promise<void>;
  /** As somebody of the demonstration who may: to make what a cell uses up. Throws unless it is done. */
  make(member: string, path: string, body: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

/** The suite asks more often than anybody would: what bounds frequency has tests of its own. */
const unbounded: Partial<SyncLimits> = {
  upgradesPerMinute: 1_000_000,
  connectionsPerMemberAndText: 1000,
  connectionsPerAddress: 100_000,
  refusalsPerMinute: 1_000_000,
  workMsPerMinute: 10_000_000,
};

export async function createWorld(): Promise<World> {
  // A proxy at this machine is trusted, so that visitors can come from addresses of their own.
  const options = {
    requestsPerMinute: 1_000_000_000,
    syncLimits: unbounded,
    trustedProxies: ['127.0.0.1', '::1'],
  };
  const app = await startApp(options);
  const cookies = await logInEverybody(app);
  for (const [id, side] of [
    ['target-in', 'in'],
    ['target-ru', 'ru'],
    ['target-administrator', null],
  ] as const) {
    await appointTarget(app, id, side);
  }
  const epochs = await layOutPapers(app);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const made = new Map<string, string>();
  let count = 0;
  return {
    app,
    epochs,
    cookieOf: (asker) => cookies.get(asker) ?? '',
    next: () => (count += 1),
    ask: (method, ask, cookie) => answerTo({ port: app.port, agent, method, ask, cookie }),
    async putBack(method, ask) {
      const cookie = cookies.get('administrator') ?? '';
      const { status, body } = await answerTo({ port: app.port, agent, method, ask, cookie });
      if (status >= 400) throw new Error(`${method} ${ask.path}: ${status} ${body}`);
    },
    async make(member, path, body) {
      const cookie = made.get(member) ?? (await app.loginAs(member));
      made.set(member, cookie);
      const answer = await app.post(path, body, { cookie });
      if (!answer.ok) throw new Error(`${path} by ${member}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    async stop() {
      agent.destroy();
      await app.stop();
    },
  };
}

type Request = { port: number; agent: Agent; method: string; ask: Ask; cookie: string };

function answerTo({ port, agent, method, ask, cookie }: Request): Promise<Answered> {
  const body =
    ask.bytes ?? (ask.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(ask.body)));
  const headers = {
    ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'GET' ? {} : { 'content-length': String(body.length) }),
    ...(cookie === '' ? {} : { cookie }),
    ...ask.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: 'localhost', port, agent, method, path: ask.path, headers }, (response) => {
      let text = '';
      const done = (): void => {
        const names = Object.keys(response.headers).filter((name) => name !== 'set-cookie');
        resolve({ status: response.statusCode ?? 0, body: text, headerNames: names.sort().join() });
      };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        // A stream of changes does not end by itself.
        if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
          done();
          sent.destroy();
        }
      });
      response.on('error', () => undefined);
      response.on('end', done);
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}

/** All of them, so many at once. */
export async function inTurns<Each>(
  all: readonly Each[],
  atOnce: number,
  work: (each: Each) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const takeNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, takeNext));
}
