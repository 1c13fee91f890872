import type { Awareness } from 'y-protocols/awareness';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { presenceStateSchema } from '#shared/sync/presence.ts';

/** Somebody who has the text open now; one person in two tabs is one entry. */
export type Person = {
  member: string;
  /** Null for somebody who belongs to no Side. */
  side: string | null;
  name: string;
  isMe: boolean;
  /** Where the person was last: language and cid. */
  language: TextLanguage | null;
  part: string | null;
};

/** Everybody here, oneself first, then by name; entries that do not parse are left out. */
function peopleHere(awareness: Awareness): Person[] {
  const people = new Map<string, Person>();
  for (const [clientId, raw] of awareness.getStates()) {
    const state = presenceStateSchema.safeParse(raw);
    if (!state.success) continue;
    const { user, lang, part } = state.data;
    const known = people.get(user.member);
    people.set(user.member, {
      member: user.member,
      side: user.side,
      name: user.name,
      isMe: clientId === awareness.clientID || known?.isMe === true,
      language: lang ?? known?.language ?? null,
      part: part ?? known?.part ?? null,
    });
  }
  return [...people.values()].sort(meThenName);
}

function meThenName(a: Person, b: Person): number {
  if (a.isMe !== b.isMe) return a.isMe ? -1 : 1;
  return a.name.localeCompare(b.name) || a.member.localeCompare(b.member);
}

/** Who is here changes slowly; carets are drawn by the editors. */
const PEOPLE_EVERY_MS = 200;

/** Tells who is here, now and after changes, at most five times a second; returns the end of it. */
export function watchPeople(awareness: Awareness, onPeople: (people: Person[]) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let told = '';
  const tell = (): void => {
    timer = null;
    const people = peopleHere(awareness);
    const now = JSON.stringify(people);
    if (now === told) return;
    told = now;
    onPeople(people);
  };
  const tellSoon = (): void => {
    timer ??= setTimeout(tell, PEOPLE_EVERY_MS);
  };
  awareness.on('change', tellSoon);
  tellSoon();
  return () => {
    awareness.off('change', tellSoon);
    if (timer !== null) clearTimeout(timer);
  };
}
