import { CloseCode } from '#shared/sync/close-codes.ts';
import { encodePresence } from '#shared/sync/down.ts';
import { RefusalCode, type Refusal } from '#shared/sync/refusal.ts';
import { PRESENCE_MAX_CLOCK, parsePresenceClaim, type PresenceEntry } from '#shared/sync/presence.ts';
import type { RoomPeer } from './room-peer.ts';
import type { Identity } from './text-access.ts';

/** Who announces: one presence a connection. Identity comes from the login. */
export type PresenceOwner = Pick<RoomPeer, 'identity' | 'deliver' | 'close'>;

/** What became of a message. */
export type PresenceVerdict =
  | { kind: 'taken' }
  /** The own state changes too often: the sender hands this entry in again later, unless a newer one came. */
  | { kind: 'waits'; entry: PresenceEntry }
  | { kind: 'refused'; refusal: Refusal };

type Known = { clock: number; state: string | null; owner: PresenceOwner | null };

/** Departed states remembered for late echoes: stock clients send on whatever they hear. */
const MAX_DEPARTED = 2000;

const TAKEN: PresenceVerdict = { kind: 'taken' };

/** Who is in a room and where. Never stored; name and Side are the login's, whatever the message says. */
export class RoomPresence {
  readonly #known = new Map<number, Known>();
  readonly #clientOf = new Map<PresenceOwner, number>();
  readonly #claim: (clientId: number, member: string) => boolean;
  #dirty = new Set<number>();

  constructor(claim: (clientId: number, member: string) => boolean) {
    this.#claim = claim;
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0;
  }

  /**
   * Takes the own state out of a message and ignores echoes of others. `mayChange` is asked only when the own state is
   * about to change: a stock client sends back whatever others do, and must not pay for it.
   */
  receive(
    owner: PresenceOwner,
    entries: readonly PresenceEntry[],
    mayChange: () => boolean,
  ): PresenceVerdict {
    let outcome = TAKEN;
    for (const entry of entries) {
      const verdict = this.#receiveOne(owner, entry, mayChange);
      if (verdict.kind === 'refused') return verdict;
      if (verdict.kind === 'waits') outcome = verdict;
    }
    return outcome;
  }

  leave(owner: PresenceOwner): void {
    const clientId = this.#clientOf.get(owner);
    if (clientId === undefined) return;
    this.#clientOf.delete(owner);
    const known = this.#known.get(clientId);
    if (known === undefined || known.owner !== owner) return;
    const clock = Math.min(PRESENCE_MAX_CLOCK, known.clock + 1); // stock clients send it back to us
    this.#set(clientId, { clock, state: null, owner: null });
  }

  /** Everything that changed since the last call. */
  takeChanges(): PresenceEntry[] {
    const changed = this.#entries(this.#dirty);
    this.#dirty = new Set();
    return changed;
  }

  /** Everybody present. */
  everybody(): PresenceEntry[] {
    return this.#entries(this.#known.keys()).filter((entry) => entry.state !== null);
  }

  #receiveOne(owner: PresenceOwner, entry: PresenceEntry, mayChange: () => boolean): PresenceVerdict {
    const { clientId, clock } = entry;
    const own = this.#clientOf.get(owner);
    const known = this.#known.get(clientId);
    if (known !== undefined && clock <= known.clock) {
      const isItsOwn = own === undefined || own === clientId;
      if (isItsOwn && entry.state !== null && known.owner === null)
        tellDeparted(owner, clientId, known.clock);
      return TAKEN;
    }
    const holder = known?.owner ?? null;
    if (own !== clientId) {
      if (entry.state === null) return TAKEN;
      if (own !== undefined) return forged('a connection has one presence');
      const { member } = owner.identity;
      if (holder !== null && holder.identity.member !== member) return forged("another member's presence");
      if (!this.#claim(clientId, member)) return forged("another member's clientID");
    }
    if (!mayChange()) return { kind: 'waits', entry };
    const state = entry.state === null ? null : withLogin(entry.state, owner.identity);
    if (state === null && entry.state !== null) return malformed('presence is too large or no object');
    this.#clientOf.set(owner, clientId);
    this.#set(clientId, { clock, state, owner });
    if (holder !== null && holder !== owner) this.#takeOver(holder);
    return TAKEN;
  }

  /** The same browser is back, while its broken connection still counts as open: that one has no more to say. */
  #takeOver(holder: PresenceOwner): void {
    this.#clientOf.delete(holder);
    holder.close(CloseCode.takenOver);
  }

  #set(clientId: number, known: Known): void {
    this.#known.delete(clientId); // keeps the oldest first
    this.#known.set(clientId, known);
    this.#dirty.add(clientId);
    if (this.#known.size <= MAX_DEPARTED) return;
    for (const [id, old] of this.#known) {
      if (this.#known.size <= MAX_DEPARTED) return;
      if (old.state === null && !this.#dirty.has(id)) this.#known.delete(id);
    }
  }

  #entries(clientIds: Iterable<number>): PresenceEntry[] {
    const entries: PresenceEntry[] = [];
    for (const clientId of clientIds) {
      const known = this.#known.get(clientId);
      if (known !== undefined) entries.push({ clientId, clock: known.clock, state: known.state });
    }
    return entries;
  }
}

/**
 * Others have heard that this client left, at a clock that it does not know of, and would ignore it until it has counted
 * beyond. Told of its own departure, a client contradicts at once, at a higher clock (y-protocols).
 */
function tellDeparted(owner: PresenceOwner, clientId: number, clock: number): void {
  owner.deliver([encodePresence([{ clientId, clock, state: null }])]);
}

/** Null when it is not what a client may announce. */
function withLogin(state: string, identity: Identity): string | null {
  const claim = parsePresenceClaim(state);
  if (claim === null) return null;
  const user = { member: identity.member, side: identity.side, name: identity.name };
  return JSON.stringify({ ...claim, user });
}

function forged(why: string): PresenceVerdict {
  return { kind: 'refused', refusal: { code: RefusalCode.forged, why } };
}

function malformed(why: string): PresenceVerdict {
  return { kind: 'refused', refusal: { code: RefusalCode.malformed, why } };
}
