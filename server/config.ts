import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { LogLevel } from './platform/log.ts';
import { defaultLimits, type SyncLimits } from './sync/limits.ts';

/** Which moment of the demonstration is seeded. */
export const DemoScenario = {
  /** The eve of the 11th session: its Protocol is being drafted. */
  drafting: 'drafting',
  /** After it: its Protocol is agreed, its commitments run, the 12th session is in preparation. */
  followUp: 'follow-up',
} as const;
export type DemoScenario = (typeof DemoScenario)[keyof typeof DemoScenario];

/** What the environment and the arguments decide, parsed once. */
export type Config = {
  /** Bounds of live editing that differ from the defaults: for benchmarks and fault tests. */
  syncLimits: Partial<SyncLimits>;
  dataFolder: string;
  logLevel: LogLevel;
  /** On loopback, for Prometheus; null: no metrics. */
  metricsPort: number | null;
  /** Milliseconds between "not ready" and the end of connections. */
  stopDelayMs: number;
  /** Null: the database is a file in the data folder. */
  postgres: { url: string; isUnsafeAllowed: boolean } | null;
  /** 0 asks the system for a free one. */
  port: number;
  /** Addresses to listen at; several share one port. */
  hosts: readonly string[];
  /** Where people reach this server, without a slash at its end; null: on this machine alone, or nobody has said. */
  publicUrl: string | null;
  /** Addresses or networks of proxies whose word about the sender of a request is believed. */
  trustedProxies: readonly string[];
  /** Logging in at a provider of OpenID Connect; null: none is set up. */
  singleSignOn: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    name: string;
    isSecondFactor: boolean;
  } | null;
  /** Null: no letters are sent. `publicUrl`: where their readers reach this server. */
  mail: { smtpUrl: string; from: string; publicUrl: string } | null;
  /** Null: no demonstration. */
  demo: { scenario: DemoScenario } | null;
};

const BOTH_LOOPBACKS: readonly string[] = ['127.0.0.1', '::1'];

const limitsSchema = z.strictObject(
  Object.fromEntries(Object.keys(defaultLimits).map((name) => [name, z.number().positive().optional()])),
);

function portSchema(name: string) {
  const sentence = `${name} must be a number from 0 to 65535`;
  return z
    .string()
    .regex(/^\d{1,5}$/, sentence)
    .transform(Number)
    .refine((port) => port <= 65_535, sentence);
}

const environmentSchema = z.object({
  SYNC_LIMITS: z
    .string()
    .default('{}')
    .transform((text, context) => parseLimits(text, context)),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a folder').default('.data'),
  LOG_LEVEL: z
    .enum(LogLevel, { error: 'LOG_LEVEL must be "info", "warn", "error" or "silent"' })
    .default(LogLevel.info),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must be postgres://USER@HOST:PORT/DATABASE' })
    .optional(),
  DATABASE_UNSAFE: z
    .literal('allowed', 'DATABASE_UNSAFE must be "allowed", for a server that may lose what it has stored')
    .optional(),
  PORT: portSchema('PORT').default(3000),
  METRICS_PORT: portSchema('METRICS_PORT').optional(),
  STOP_DELAY_MS: z
    .string()
    .regex(/^\d{1,5}$/, 'STOP_DELAY_MS must be a number of milliseconds below 100000')
    .transform(Number)
    .default(0),
  HOST: z.string().min(1, 'HOST must be an address or "localhost"').default('localhost'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must be smtp://HOST:PORT or smtps://…' })
    .optional(),
  MAIL_FROM: z.string().min(3, 'MAIL_FROM must be an address').default('Alternat <alternat@localhost>'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be the http or https address of this server' })
    .refine((url) => new URL(url).pathname === '/', 'PUBLIC_URL must name a host and no path')
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((each) => each !== '')),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'OIDC_ISSUER must be an address' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).default('OpenID Connect'),
  OIDC_SECOND_FACTOR: z
    .enum(['yes', 'no'], { error: 'OIDC_SECOND_FACTOR must be "yes" or "no"' })
    .default('no'),
  DEMO_SCENARIO: z
    .enum(DemoScenario, { error: 'DEMO_SCENARIO must be "drafting" or "follow-up"' })
    .default('drafting'),
});

/**
 * Set to nothing, as files of settings have what they do not use: not set. Of the others, such as the database's address,
 * nothing is a mistake that would keep the work somewhere else.
 */
const MAY_BE_EMPTY = /^(SMTP|MAIL|OIDC)_/;

/** Reads environment and arguments once; refuses with `invalid-configuration` and a sentence for each mistake. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  args: string[],
): Config {
  const unknown = args.filter((argument) => argument !== '--demo');
  if (unknown.length > 0) throw refused(`unknown argument ${unknown.join(', ')}: only --demo is known`);
  const given = Object.entries(environment).filter(
    ([name, value]) => value !== '' || !MAY_BE_EMPTY.test(name),
  );
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw refused(parsed.error.issues.map((issue) => issue.message).join('; '));
  const { DATA_DIR, DEMO_SCENARIO, PORT, HOST, SYNC_LIMITS, SMTP_URL, MAIL_FROM, PUBLIC_URL } = parsed.data;
  const { LOG_LEVEL, METRICS_PORT, STOP_DELAY_MS, DATABASE_URL, DATABASE_UNSAFE } = parsed.data;
  const publicUrl = (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');
  return {
    dataFolder: DATA_DIR,
    logLevel: LOG_LEVEL,
    metricsPort: METRICS_PORT ?? null,
    stopDelayMs: STOP_DELAY_MS,
    postgres:
      DATABASE_URL === undefined
        ? null
        : { url: DATABASE_URL, isUnsafeAllowed: DATABASE_UNSAFE === 'allowed' },
    port: PORT,
    hosts: HOST === 'localhost' ? BOTH_LOOPBACKS : [HOST],
    syncLimits: SYNC_LIMITS,
    publicUrl: PUBLIC_URL === undefined ? null : publicUrl,
    trustedProxies: parsed.data.TRUSTED_PROXIES,
    singleSignOn: singleSignOnOf(parsed.data),
    mail: SMTP_URL === undefined ? null : { smtpUrl: SMTP_URL, from: MAIL_FROM, publicUrl },
    demo: args.includes('--demo') ? { scenario: DEMO_SCENARIO } : null,
  };
}

function singleSignOnOf(given: z.infer<typeof environmentSchema>): Config['singleSignOn'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_NAME: name, PUBLIC_URL } = given;
  if (issuer === undefined) return null;
  const clientSecret = given.OIDC_CLIENT_SECRET ?? readSecretFile(given.OIDC_CLIENT_SECRET_FILE);
  if (clientId === undefined || clientSecret === null) {
    throw refused('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE');
  }
  if (PUBLIC_URL === undefined) {
    throw refused('OIDC_ISSUER needs PUBLIC_URL: the provider sends people back there');
  }
  return { issuer, clientId, clientSecret, name, isSecondFactor: given.OIDC_SECOND_FACTOR === 'yes' };
}

function readSecretFile(path: string | undefined): string | null {
  if (path === undefined) return null;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw refused(`OIDC_CLIENT_SECRET_FILE cannot be read: ${path}`);
  }
}

function parseLimits(text: string, context: z.RefinementCtx): Partial<SyncLimits> {
  try {
    return limitsSchema.parse(JSON.parse(text));
  } catch {
    context.addIssue(
      'SYNC_LIMITS must be JSON such as {"frameBytes":2097152}, with names of server/sync/limits.ts',
    );
    return z.NEVER;
  }
}

function refused(sentence: string): AppError {
  return new AppError(ErrorCode.invalidConfiguration, sentence);
}
