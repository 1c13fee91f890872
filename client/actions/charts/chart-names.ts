import type { RegisterRow } from '#shared/actions/register.ts';
import type { Body } from '#shared/sides/body.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { Session } from '#shared/sessions/session.ts';

type Named = { readonly id: string; readonly name: LocalizedName };

/** The actions that are drawn, and what they refer to by id. */
export type Charted = {
  readonly rows: readonly RegisterRow[];
  readonly today: string;
  readonly sectors: readonly Named[];
  readonly subGroups: readonly Named[];
  readonly bodies: readonly Body[];
  readonly sessions: readonly Session[];
  /** Letters of each Side, in the viewer's order. */
  readonly sides: readonly { readonly id: string; readonly letters: string }[];
};
