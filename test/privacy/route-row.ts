import type { PrivateThings } from './private-things.ts';

export type Ask = { path: string; body?: unknown };
export type Row = {
  /** How the route is asked for a Side's private things: as directly as it can be. */
  asks: (things: PrivateThings) => readonly Ask[];
  /** Whether members of the owning Side find their own things there: shows that the asking works. */
  shownToOwnSide: boolean;
};

export const nothingPrivate = (path: string): Row => ({ asks: () => [{ path }], shownToOwnSide: false });
