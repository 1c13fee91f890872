import type { StartedApp } from './start-app.ts';
import { WireClient } from './wire-client.ts';

/** Opens any text by its address, as a stock client of the wire would. */
export async function openedPrivately(app: StartedApp, member: string, text: string): Promise<WireClient> {
  const cookie = await app.loginAs(member);
  return new WireClient({ url: `ws://localhost:${app.port}`, text, cookie }).synced();
}
