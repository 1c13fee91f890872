import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { notFoundResponse } from './error-response.ts';
import type { RequestEnv } from './request-context.ts';
import { TRUSTED_TYPES_REPORT, WORKER_POLICY, pagePolicy } from './security-headers.ts';

/** The build writes a digest of the content into these names: they never change. */
const HASHED = '/assets/';
/** At the root, because it answers for every screen; asked for anew each time, so that a new version is found. */
const WORKER = '/service-worker.js';
const YEAR_SECONDS = 31_536_000;
const NONCE_PLACEHOLDER = /__NONCE__/g;

/** Said in the log at the start and on the page. */
export const CLIENT_MISSING = 'The client has not been built: run "npm run build" and reload this page.';

/** Serves the built client. A path that is no file answers with the page, whose script knows the screens. */
export function clientFiles(folder: string) {
  let files: MiddlewareHandler<RequestEnv> | null = null;
  return new Hono<RequestEnv>()
    .get('/', (c) => page(c, folder))
    .get('/index.html', (c) => page(c, folder))
    .use('*', async (c, next) => {
      // Looked at until it is there: the client may be built while the server runs.
      if (files === null && existsSync(folder)) files = builtFiles(folder);
      return files === null ? next() : files(c, next);
    })
    .get('/assets/*', notFoundResponse)
    .get(WORKER, notFoundResponse)
    .get('*', (c) => page(c, folder));
}

function builtFiles(folder: string): MiddlewareHandler<RequestEnv> {
  return serveStatic<RequestEnv>({
    root: folder,
    // The build leaves a compressed twin beside every script and style.
    precompressed: true,
    onFound: (_path, c) => {
      const isHashed = c.req.path.startsWith(HASHED);
      c.header('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      if (c.req.path === WORKER) c.header('Content-Security-Policy', WORKER_POLICY);
    },
  });
}

/** Null when the client has not been built. */
export async function readPage(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function page(c: Context<RequestEnv>, folder: string): Promise<Response> {
  const html = await readPage(folder);
  c.header('Cache-Control', 'no-store');
  if (html === null) return c.text(CLIENT_MISSING, 503);
  const nonce = randomBytes(18).toString('base64');
  c.header('Content-Security-Policy', pagePolicy(nonce, c.req.header('host') ?? ''));
  c.header('Content-Security-Policy-Report-Only', TRUSTED_TYPES_REPORT);
  return c.html(html.replace(NONCE_PLACEHOLDER, nonce));
}
