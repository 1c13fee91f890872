import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type Overrides, createApp } from '#server/app.ts';
import { DemoScenario, type Config } from '#server/config.ts';
import { createLogger, type Logger, LogLevel } from '#server/platform/log.ts';
import { canarySeed, takeCanaryLeaks, watchBytes } from './canaries.ts';
import { tapServer, tapSettled } from './canary-tap.ts';
import { databaseOf } from './chosen-database.ts';
import { plantCanaries } from './plant-canaries.ts';

export type StartedApp = {
  readonly app: App;
  readonly port: number;
  /** Null without `hasMetrics`. */
  readonly metricsPort: number | null;
  /** `http://localhost:PORT` */
  readonly url: string;
  /** Lines that the server wrote as errors. */
  readonly errors: readonly string[];
  readonly dataFolder: string;
  /** Logs in as a person of the demonstration; the value for a `Cookie` header. */
  loginAs(member: string): Promise<string>;
  /** A GET; the answer whatever its status. */
  get(path: string, cookie?: string): Promise<Response>;
  /** A POST with a JSON body. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Stops in order; keeps the folder when asked to, for a second start. */
  stop(options?: { keepData?: boolean }): Promise<boolean>;
};

export type StartOptions = Overrides & {
  dataFolder?: string;
  isDemo?: boolean;
  scenario?: DemoScenario;
  mail?: Config['mail'];
  port?: number;
  publicUrl?: string;
  trustedProxies?: readonly string[];
  singleSignOn?: Config['singleSignOn'];
  hasMetrics?: boolean;
  /** Unless it is `false`, a demonstration holds private things of both Sides, which nobody else may be sent. */
  hasCanaries?: boolean;
  stopDelayMs?: number;
  /** Unless the run chooses one (`chosen-database.ts`): the file in the folder. */
  postgres?: Config['postgres'];
};

/** The real app in this process: a real port, a real database in a temporary folder, the seeded demonstration. */
export async function startApp(options: StartOptions = {}): Promise<StartedApp> {
  const {
    dataFolder: given,
    isDemo = true,
    scenario = DemoScenario.drafting,
    mail = null,
    port: wantedPort = 0,
    publicUrl = null,
    trustedProxies = [],
    singleSignOn = null,
    hasMetrics = false,
    hasCanaries = true,
    stopDelayMs = 0,
    postgres,
    ...overrides
  } = options;
  const dataFolder = given ?? (await mkdtemp(join(tmpdir(), 'alternat-app-')));
  const errors: string[] = [];
  const config: Config = {
    dataFolder,
    port: wantedPort,
    publicUrl,
    trustedProxies,
    singleSignOn,
    postgres: postgres === undefined ? await chosenDatabase(dataFolder) : postgres,
    hosts: ['127.0.0.1', '::1'],
    syncLimits: {},
    logLevel: LogLevel.info,
    metricsPort: hasMetrics ? 0 : null,
    stopDelayMs,
    mail,
    demo: isDemo ? { scenario } : null,
  };
  const app = await createApp(config, { logger: errorKeeper(errors), ...overrides });
  if (isDemo && hasCanaries) await plantCanaries(app.database, dataFolder);
  const { port, metricsPort } = await app.listen();
  tapServer(port, (cookie) => sideOfLogin(app, cookie));
  const address = `http://localhost:${port}`;
  const post: StartedApp['post'] = (path, body, headers = {}) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    app,
    port,
    metricsPort,
    url: address,
    errors,
    dataFolder,
    loginAs: async (member) => cookieOf(await post('/api/demo/login', { member })),
    get: (path, cookie) => fetch(`${address}${path}`, cookie === undefined ? {} : { headers: { cookie } }),
    post,
    async stop({ keepData = false } = {}) {
      await tapSettled();
      const isSaved = await app.stop();
      if (!keepData) await rm(dataFolder, { recursive: true, force: true });
      const leaks = takeCanaryLeaks();
      if (leaks.length > 0) throw new Error(`leaked (seed ${canarySeed}): ${JSON.stringify(leaks)}`);
      return isSaved;
    },
  };
}

/** The Side of the member behind these cookies, as the database has it. */
async function sideOfLogin(app: App, cookie: string): Promise<string | null> {
  const tokens = cookie
    .split(';')
    .map((each) => decodeURIComponent(each.split('=')[1] ?? '').split('.')[0] ?? '')
    .filter((token) => token !== '');
  if (tokens.length === 0) return null;
  const row = await app.database.db
    .selectFrom('login')
    .innerJoin('member', 'member.id', 'login.userId')
    .select('member.side')
    .where('login.token', 'in', tokens)
    .executeTakeFirst();
  return row?.side ?? null;
}

async function chosenDatabase(dataFolder: string): Promise<Config['postgres']> {
  const url = await databaseOf(dataFolder);
  return url === null ? null : { url, isUnsafeAllowed: false };
}

/** What a browser would send back after this answer; throws when it was no login. */
export function cookieOf(response: Response): string {
  if (!response.ok) throw new Error(`login failed with ${response.status}`);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  if (cookies.length === 0) throw new Error('the login set no cookie');
  return cookies.join('; ');
}

/** Keeps what was told as an error; every line, as it would be written, is searched for what is one Side's alone. */
function errorKeeper(errors: string[]): Logger {
  const written = createLogger({
    level: LogLevel.info,
    now: Date.now,
    write: (line) => watchBytes(Buffer.from(line), { side: null, where: 'log' }),
  });
  return {
    info: (fields, message) => written.info(fields, message),
    warn: (fields, message) => written.warn(fields, message),
    error: (fields, message) => {
      written.error(fields, message);
      const { cause } = fields;
      errors.push(cause instanceof Error ? `${message}: ${String(cause)}` : message);
    },
  };
}
