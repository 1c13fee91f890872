import type { SyncLimits } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** How much one connection may send, of each kind. */
export class ConnectionBuckets {
  readonly messages: TokenBucket;
  readonly bytes: TokenBucket;
  readonly presences: TokenBucket;
  readonly joins: TokenBucket;

  constructor(limits: SyncLimits, now: number) {
    const { messagesPerSecond, bytesPerSecond, presencePerSecond, joinsPerSecond } = limits;
    this.messages = new TokenBucket({ perSecond: messagesPerSecond, burst: limits.messageBurst, now });
    this.bytes = new TokenBucket({ perSecond: bytesPerSecond, burst: limits.byteBurst, now });
    this.presences = new TokenBucket({ perSecond: presencePerSecond, burst: 2 * presencePerSecond, now });
    this.joins = new TokenBucket({ perSecond: joinsPerSecond, burst: limits.joinBurst, now });
  }
}
