import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { RequestEnv } from './request-context.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * For every answer. Pages add their own policy; everything else may not load or run anything. `isSecure`: people come
 * by https, and their browsers shall not try anything else.
 */
export const securityHeaders = ({ isSecure }: { isSecure: boolean }) =>
  createMiddleware<RequestEnv>(async (c, next) => {
    await next();
    if (isSecure) c.header('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
    setHeaders(c);
  });

function setHeaders(c: Context<RequestEnv>): void {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  c.header('X-Frame-Options', 'DENY');
  if (!c.res.headers.has('Content-Security-Policy')) {
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  }
}

/** Answers of the API belong to one member and one moment. */
export const neverStored = createMiddleware<RequestEnv>(async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
});

/** The page's policy. `host` is the request's, already known to be ours: sockets go to it and nowhere else. */
export function pagePolicy(nonce: string, host: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // Editors set the style attribute of single elements while they draw; elements and files still need the nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // Older browsers do not count sockets of the same host as 'self'.
    `connect-src 'self' ws://${host} wss://${host}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The service worker asks its own server for the shell, and nobody for anything else. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/** Reported to the console only, until the interface library and the editor can live with it. */
export const TRUSTED_TYPES_REPORT = "require-trusted-types-for 'script'";
