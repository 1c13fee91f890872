import { createMiddleware } from 'hono/factory';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { RequestEnv } from './request-context.ts';

const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const LOOPBACK_ADDRESSES: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const CHANGING: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Which `Host` and `Origin` are ours: the public address when there is one, and loopback names with the server's own
 * port. A foreign name which resolves to this server (DNS rebinding) reaches nothing. Only a server that listens to a
 * network without having been told its public address takes every `Host`.
 */
export class OwnOrigin {
  readonly #isAnyHost: boolean;
  readonly #public: URL | null;
  #loopbackHosts: ReadonlySet<string> = new Set();

  constructor(hosts: readonly string[], publicUrl: string | null = null) {
    this.#public = publicUrl === null ? null : new URL(publicUrl);
    this.#isAnyHost = publicUrl === null && !hosts.every(isLoopbackAddress);
  }

  /** The port is known only once the server listens; until then no host is ours. */
  listensAt(port: number): void {
    const hosts = LOOPBACK_NAMES.map((name) => `${name}:${port}`);
    this.#loopbackHosts = new Set(port === 80 ? [...hosts, ...LOOPBACK_NAMES] : hosts);
  }

  isLoopbackHost(host: string | null): boolean {
    return host !== null && this.#loopbackHosts.has(host.toLowerCase());
  }

  isOwnHost(host: string | null): boolean {
    if (host === null || host === '') return false;
    return this.#isAnyHost || this.isLoopbackHost(host) || host.toLowerCase() === this.#public?.host;
  }

  /** False for a foreign `Host`, and for a page of another origin. A program that sends no `Origin` is no page. */
  isOwn(headers: Headers): boolean {
    const host = headers.get('host');
    if (!this.isOwnHost(host)) return false;
    const origin = headers.get('origin');
    if (origin === null) return !isForeignSite(headers.get('sec-fetch-site'));
    if (origin === this.#public?.origin) return true;
    const originHost = hostOf(origin);
    if (originHost === null) return false;
    // Of the public name only the whole origin is ours: its plain twin is anybody's on the way.
    if (originHost === this.#public?.host) return false;
    return this.isLoopbackHost(originHost) || originHost === host?.toLowerCase();
  }
}

export function isLoopbackAddress(address: string): boolean {
  return LOOPBACK_ADDRESSES.has(address);
}

/** Refuses any request to a foreign `Host`, and state-changing ones from a foreign page, with `foreign-origin`. */
export function ownOriginOnly(own: OwnOrigin) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    const { headers } = c.req.raw;
    const isOurs = CHANGING.has(c.req.method) ? own.isOwn(headers) : own.isOwnHost(headers.get('host'));
    if (!isOurs) throw new AppError(ErrorCode.foreignOrigin, 'foreign Host or Origin');
    await next();
  });
}

function isForeignSite(site: string | null): boolean {
  return site === 'cross-site' || site === 'same-site';
}

function hostOf(origin: string): string | null {
  const url = URL.parse(origin);
  return url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') ? null : url.host;
}
