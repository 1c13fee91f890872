import { useEffect, useState } from 'react';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import type { Person } from '#client/sync/presence.ts';

/** Keys that move the page or write: whoever presses one leads again. */
const LEADING_EVENTS = ['beforeinput', 'wheel', 'touchmove', 'pointerdown'] as const;
const LEADING_KEYS: ReadonlySet<string> = new Set([
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'ArrowUp',
  'ArrowDown',
  'Escape',
]);

export type Follow = {
  /** Whom the screen follows now. */
  person: Person | null;
  start: (person: Person) => void;
  stop: () => void;
};

/** Keeps the part of one person in view until oneself writes, scrolls or clicks into the text, or that person leaves. */
export function useFollow(people: readonly Person[]): Follow {
  const [member, setMember] = useState<string | null>(null);
  const person = people.find((candidate) => candidate.member === member) ?? null;
  const part = person?.part ?? null;
  const language = person?.language ?? null;

  useEffect(() => {
    if (member !== null && part !== null) scrollToPart(part, { language });
  }, [member, part, language]);

  useEffect(() => {
    if (member === null) return undefined;
    const stop = () => setMember(null);
    const stopByKey = (event: KeyboardEvent) => {
      if (LEADING_KEYS.has(event.key)) stop();
    };
    const stopInText = (event: Event) => {
      // A press on a button is no reason, above all not on the one that has just begun it.
      if (event.type !== 'pointerdown' || isInText(event.target)) stop();
    };
    for (const name of LEADING_EVENTS) window.addEventListener(name, stopInText, { passive: true });
    window.addEventListener('keydown', stopByKey);
    return () => {
      for (const name of LEADING_EVENTS) window.removeEventListener(name, stopInText);
      window.removeEventListener('keydown', stopByKey);
    };
  }, [member]);

  return { person, start: ({ member: chosen }) => setMember(chosen), stop: () => setMember(null) };
}

function isInText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.ProseMirror') !== null;
}
