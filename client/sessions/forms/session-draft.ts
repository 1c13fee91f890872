import { nameOrNone, nothingWritten, type Written } from '#client/ui/localized-fields.tsx';
import type { SideId, SubGroupId } from '#shared/core/id.ts';
import type { NewSession } from '#shared/sessions/session-keeping.ts';
import type { Session } from '#shared/sessions/session.ts';

/** A session as somebody fills in the form: fields may be empty or half written. */
export type SessionDraft = {
  readonly number: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: Written;
  readonly coChairs: ReadonlyMap<SideId, Written>;
  readonly subGroups: readonly SubGroupId[];
};

/** The session as it is; of a new one the number alone is known. */
export function draftOf(session: Session | null, number: number): SessionDraft {
  return {
    number: String(number),
    startsOn: session?.startsOn ?? '',
    endsOn: session?.endsOn ?? '',
    place: session?.place ?? nothingWritten,
    coChairs: new Map(session?.coChairs.map(({ side, name }) => [side, name])),
    subGroups: session?.subGroups ?? [],
  };
}

/** A session of one day has no last day of its own to be filled in. */
export function factsOfDraft(draft: SessionDraft): NewSession {
  const { number, startsOn, endsOn, place, coChairs, subGroups } = draft;
  const first = startsOn === '' ? null : startsOn;
  return {
    number: Number(number),
    startsOn: first,
    endsOn: first === null || endsOn === '' ? first : endsOn,
    place: nameOrNone(place),
    coChairs: [...coChairs].flatMap(([side, written]) => {
      const name = nameOrNone(written);
      return name === null ? [] : [{ side, name }];
    }),
    subGroups: [...subGroups],
  };
}
