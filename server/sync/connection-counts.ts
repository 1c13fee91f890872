import type { SyncLimits } from './limits.ts';

export type Place = { member: string; text: string; address: string };

/** How many connections there are, by member and text and by network address, those under way included. */
export class ConnectionCounts {
  readonly #limits: SyncLimits;
  readonly #counts = new Map<string, number>();

  constructor(limits: SyncLimits) {
    this.#limits = limits;
  }

  /** False, and nothing counted, when a limit is reached. */
  enter(place: Place): boolean {
    const [byMember, byAddress] = keys(place);
    if (this.#count(byMember) >= this.#limits.connectionsPerMemberAndText) return false;
    if (this.#count(byAddress) >= this.#limits.connectionsPerAddress) return false;
    this.#add(byMember, 1);
    this.#add(byAddress, 1);
    return true;
  }

  leave(place: Place): void {
    for (const key of keys(place)) this.#add(key, -1);
  }

  #count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  #add(key: string, change: number): void {
    const count = this.#count(key) + change;
    if (count <= 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
}

function keys(place: Place): [string, string] {
  return [`member ${place.member} ${place.text}`, `address ${place.address}`];
}
