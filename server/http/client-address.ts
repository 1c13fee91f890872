import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { RequestEnv } from './request-context.ts';

/** Whose requests are counted together, and who sits at this machine: the address behind proxies that are trusted. */
export type AddressOf = (c: Context<RequestEnv>) => string;

/**
 * `trusted`: addresses or networks (`10.0.0.0/8`) of proxies. Only what they say of others is believed, from the last
 * entry backwards: everything before the first foreign address was written by whoever sent the request. Refuses with
 * `invalid-configuration` what is neither.
 */
export function clientAddress(trusted: readonly string[]): AddressOf {
  const proxies = blockListOf(trusted);
  const isTrusted = (address: string): boolean => {
    const family = familyOf(address);
    return family !== null && proxies.check(address, family);
  };
  return (c) => {
    let address = plain(c.env.incoming.socket.remoteAddress ?? '');
    const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((each) => plain(each.trim()));
    while (isTrusted(address)) {
      const before = told.pop();
      // What is no address is nobody's: the proxy itself is counted instead.
      if (before === undefined || familyOf(before) === null) break;
      address = before;
    }
    return address;
  };
}

/** Null for what is neither an address nor a network. */
function parseNetwork(text: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', length] = text.split('/');
  const family = familyOf(address);
  if (family === null || text.split('/').length > 2) return null;
  const longest = family === 'ipv4' ? 32 : 128;
  const prefix = length === undefined ? longest : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return prefix >= 0 && prefix <= longest ? { address, prefix, family } : null;
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const parsed = parseNetwork(network);
    if (parsed === null) {
      const sentence = `TRUSTED_PROXIES must name addresses or networks such as 10.0.0.0/8, not "${network}".`;
      throw new AppError(ErrorCode.invalidConfiguration, sentence);
    }
    list.addSubnet(parsed.address, parsed.prefix, parsed.family);
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) ? 'ipv6' : null;
}

/** An IPv4 address as a socket for both families tells it is the same address. */
function plain(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address;
}
