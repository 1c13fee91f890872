import type { Instant } from '#shared/core/instant.ts';
import type { DeviceStorage } from './device-storage.ts';

export type TextConnectionOptions = {
  /** Base of the socket's address, such as `wss://host/sync`. */
  url: string;
  textKey: string;
  epoch: number;
  schemaVersion: number;
  /** Oneself, as shown at once; what others see is the server's word. */
  member: { member: string; side: string | null; name: string };
  right: 'read' | 'comment' | 'edit';
  storage?: DeviceStorage; // without it nothing is kept on the device
  WebSocketPolyfill?: typeof WebSocket;
  /** Asked when connections fail before they open: the socket cannot see a 401. */
  checkLogin?: () => Promise<boolean>;
  /** Asked when rights have changed: the right of now, null when there is none. Without it the socket asks by itself. */
  currentRight?: () => Promise<'read' | 'comment' | 'edit' | null>;
  /** Asked when the text was seeded anew. Without it the screen has to reload. */
  currentEpoch?: () => Promise<number>;
  clock?: () => Instant;
  random?: () => number;
};
