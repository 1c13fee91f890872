import { createContext, useContext } from 'react';
import type { Hue } from '#client/ui/colour-tag.tsx';
import type { BodyId, DocumentId, MemberId, SessionId, SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { Body } from '#shared/sides/body.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { SideCalendar } from '#shared/sides/side-calendar.ts';

/** A Side as it is named on the screen. */
export type DeskSide = {
  readonly id: SideId;
  readonly letters: string;
  readonly hue: Hue;
  readonly name: string;
};

type Named = { readonly id: string; readonly name: LocalizedName };

/** Who sits at the desk, and the names of what actions refer to by id. */
export type Desk = {
  readonly member: MemberId;
  readonly side: SideId | null;
  readonly today: CalendarDay;
  /** In which the texts are written, in the reader's order. */
  readonly languages: readonly TextLanguage[];
  /** In the viewer's order. */
  readonly sides: readonly DeskSide[];
  readonly sessions: readonly { readonly id: SessionId; readonly number: number }[];
  readonly documents: readonly { readonly id: DocumentId; readonly title: LocalizedName }[];
  readonly bodies: readonly Body[];
  readonly sectors: readonly Named[];
  readonly initiatives: readonly Named[];
  readonly subGroups: readonly Named[];
  readonly calendars: readonly SideCalendar[];
};

export const DeskContext = createContext<Desk | null>(null);

/** Refuses, by an error, to be used outside a screen that sets the desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('no desk around this component');
  return desk;
}

/** Null: neither Side, the system. */
export function sideOf(desk: Desk, id: SideId | null): DeskSide | null {
  return desk.sides.find((side) => side.id === id) ?? null;
}

export function sessionNumber(desk: Desk, id: SessionId): number | null {
  return desk.sessions.find((session) => session.id === id)?.number ?? null;
}

export function bodyOf(desk: Desk, id: BodyId): Body | null {
  return desk.bodies.find((body) => body.id === id) ?? null;
}
