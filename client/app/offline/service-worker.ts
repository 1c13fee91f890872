/**
 * Keeps the shell (page, scripts, styles, fonts) on the device, so that the room opens without a network. It never
 * answers for `/api` or `/sync`: what is said about a text comes from the server, or from the member's own copies.
 * A file of its own in the build: it imports nothing.
 */

// The page's compiler options know windows only; a worker's scope, as far as it is used here.
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type WorkerScope = {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(kind: 'message', listener: (event: MessageEvent<unknown>) => void): void;
};

/** Both are written in by the build. */
declare const SHELL_FILES: readonly string[];
declare const SHELL_DIGEST: string;

// In this file `self` is the worker's scope, whatever the compiler's libraries say.
const scope = self as unknown as WorkerScope;
const files: ReadonlySet<string> = new Set(SHELL_FILES);
const PREFIX = 'alternat-shell-';
const SHELL = `${PREFIX}${SHELL_DIGEST}`;
const PAGE = '/index.html';
/** A network that lets a page wait longer than this is none; the kept page finds out by itself when it answers. */
const PAGE_PATIENCE_MS = 4000;

scope.addEventListener('install', (event) => event.waitUntil(keepShell()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|sync)(\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(pageFor(request));
  else if (files.has(pathname)) event.respondWith(fileFor(request));
  // Parts of the version before, for tabs that still show it.
  else if (pathname.startsWith('/assets/')) event.respondWith(fileFor(request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll(SHELL_FILES);
  const page = await fetch('/', { cache: 'no-store' });
  const html = await page.text();
  const wanted = html.match(/\/assets\/[^"]+/g) ?? [];
  // The page of another build would ask for files that are not kept: this worker gives up, its successor comes.
  if (!page.ok || !wanted.every((file) => files.has(file))) throw new Error('the page is of another build');
  // Kept with its headers: the policy holds the nonce that the page carries.
  await cache.put(PAGE, new Response(html, { headers: page.headers }));
}

async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== SHELL);
  // The newest of the others stays: tabs that were opened with it may still load parts of it.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** The server's page where it answers, so that a new version is seen at once; else the one that is kept. */
async function pageFor(request: Request): Promise<Response> {
  const kept = await (await caches.open(SHELL)).match(PAGE);
  if (kept === undefined) return fetch(request);
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), PAGE_PATIENCE_MS));
  const answer = await Promise.race([fetch(request).catch(() => null), timeout]);
  return answer === null || answer.status >= 500 ? kept : answer;
}

async function fileFor(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
