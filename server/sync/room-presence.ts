import { RefusalCode, type Refusal } from '#shared/sync/refusal.ts';
import { PRESENCE_MAX_CLOCK, parsePresenceClaim, type PresenceEntry } from '#shared/sync/presence.ts';
import type { Identity } from './text-access.ts';

/** Who announces: one presence a connection. Identity comes from the login. */
export type PresenceOwner = { readonly identity: Identity };

type Known = { clock: number; state: string | null; owner: PresenceOwner | null };

/** Departed states remembered for late echoes: stock clients send on whatever they hear. */
const MAX_DEPARTED = 2000;

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

  /** Takes the own state out of a message and ignores echoes of others. Null, or why it is refused. */
  receive(owner: PresenceOwner, entries: readonly PresenceEntry[]): Refusal | null {
    for (const entry of entries) {
      const refusal = this.#receiveOne(owner, entry);
      if (refusal !== null) return refusal;
    }
    return null;
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

  #receiveOne(owner: PresenceOwner, entry: PresenceEntry): Refusal | null {
    const own = this.#clientOf.get(owner);
    const known = this.#known.get(entry.clientId);
    if (own !== entry.clientId) {
      const isEcho = entry.state === null || (known !== undefined && entry.clock <= known.clock);
      if (isEcho) return null;
      if (own !== undefined) return forged('a connection has one presence');
      if (known?.owner !== undefined && known.owner !== null) return forged("another connection's presence");
      if (!this.#claim(entry.clientId, owner.identity.member)) return forged("another member's clientID");
      this.#clientOf.set(owner, entry.clientId);
    } else if (known !== undefined && entry.clock <= known.clock) {
      return null;
    }
    if (entry.state === null) {
      this.#set(entry.clientId, { clock: entry.clock, state: null, owner });
      return null;
    }
    const state = withLogin(entry.state, owner.identity);
    if (state === null)
      return { code: RefusalCode.malformed, why: 'presence is too large or of a wrong form' };
    this.#set(entry.clientId, { clock: entry.clock, state, owner });
    return null;
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

/** Null when it is not what a client may announce. */
function withLogin(state: string, identity: Identity): string | null {
  const claim = parsePresenceClaim(state);
  if (claim === null) return null;
  const user = { member: identity.member, side: identity.side, name: identity.name };
  return JSON.stringify({ ...claim, user });
}

function forged(why: string): Refusal {
  return { code: RefusalCode.forged, why };
}
