import type { Claim } from '#server/sync/update-log.ts';
import { GateLimit } from './gate-limits.ts';
import { Violation } from './violation.ts';

/** Owner of everything that the server writes itself. */
const SERVER = 'server';

/** Which member a clientID belongs to, in one text: first use decides, for ever. A member owns many. */
export class ClientOwners {
  readonly #stored = new Map<number, string>();
  readonly #storedBy = new Map<string, number>();
  /** Announced by presence, and not yet written with: known to this process only. */
  readonly #announced = new Map<number, string>();
  readonly #announcedBy = new Map<string, number>();

  constructor(claims: readonly Claim[]) {
    for (const claim of claims) this.#keep(claim);
  }

  ownerOf(clientId: number): string | null {
    return this.#stored.get(clientId) ?? this.#announced.get(clientId) ?? null;
  }

  /** Binds an id in memory. False if it belongs to somebody else, or the member announced too many. */
  announce(clientId: number, member: string): boolean {
    const owner = this.ownerOf(clientId);
    if (owner !== null) return owner === member;
    const count = this.#announcedBy.get(member) ?? 0;
    if (count >= GateLimit.announced) return false;
    this.#announced.set(clientId, member);
    this.#announcedBy.set(member, count + 1);
    return true;
  }

  /**
   * The ids among these that the member writes with for the first time. Throws an `identity` violation when one is
   * somebody else's, or has a history without an owner.
   */
  newClaims(clientIds: Iterable<number>, member: string, hasHistory: (clientId: number) => boolean): Claim[] {
    const claims: Claim[] = [];
    for (const clientId of clientIds) {
      const owner = this.ownerOf(clientId);
      if (owner !== null && owner !== member) {
        throw new Violation('identity', `clientID ${clientId} belongs to another member`);
      }
      if (owner === null && hasHistory(clientId)) {
        throw new Violation('identity', `clientID ${clientId} has a history but no owner`);
      }
      if (!this.#stored.has(clientId)) claims.push({ clientId, member });
    }
    if (claims.length > GateLimit.newClaims)
      throw new Violation('identity', 'too many new clientIDs at once');
    if (claims.length > 0 && claims.length + (this.#storedBy.get(member) ?? 0) > GateLimit.ownedClients)
      throw new Violation('identity', 'this member has too many clientIDs');
    return claims;
  }

  /** After acceptance: from now on these are part of the log. */
  store(claims: readonly Claim[]): void {
    for (const claim of claims) {
      const { clientId, member } = claim;
      this.#keep(claim);
      if (!this.#announced.delete(clientId)) continue;
      this.#announcedBy.set(member, (this.#announcedBy.get(member) ?? 1) - 1);
    }
  }

  /** The live text writes with this id: the server's, whatever the log says. */
  takeForServer(clientId: number): void {
    if (!this.#stored.has(clientId)) this.#keep({ clientId, member: SERVER });
  }

  #keep({ clientId, member }: Claim): void {
    if (!this.#stored.has(clientId)) this.#storedBy.set(member, (this.#storedBy.get(member) ?? 0) + 1);
    this.#stored.set(clientId, member);
  }
}
