import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';
import { WireClient, type WireClientOptions } from './wire-client.ts';

/** A server that listens, in this process or another. */
export type Reachable = { port: number; url: string; loginAs(member: string): Promise<string> };

export const PROTOCOL = 'protocol-11/common';

export async function epochOf(server: Reachable, cookie: string, text: string): Promise<number> {
  const document = text.split('/')[0] ?? '';
  const answer = await fetch(`${server.url}/api/documents/${document}`, { headers: { cookie } });
  const body: unknown = await answer.json();
  const found = /"epoch":(\d+)/.exec(JSON.stringify(body))?.[1];
  if (found === undefined) throw new Error(`no epoch of ${text}: ${answer.status}`);
  return Number(found);
}

/** Opens a text as a member of the demonstration: our client's announcement, or (`isStock`) none. */
export async function openText(
  server: Reachable,
  member: string,
  options: Partial<WireClientOptions> & { isStock?: boolean } = {},
): Promise<WireClient> {
  const { isStock = false, text = PROTOCOL, ...rest } = options;
  const cookie = options.cookie ?? (await server.loginAs(member));
  const epoch = isStock ? 0 : await epochOf(server, cookie, text);
  const query = `wire=${WIRE_VERSION}&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}`;
  const client = new WireClient({
    url: `ws://127.0.0.1:${server.port}`,
    text,
    cookie,
    ...(isStock ? {} : { query }),
    ...rest,
  });
  return await client.synced();
}
