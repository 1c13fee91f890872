import type { PlacedThread } from './placed-thread.ts';

/** Brings the words of a thread into view, or its part in whatever language is shown. */
export function showThreadInText({ id, anchor }: PlacedThread): void {
  const part = CSS.escape(anchor.part);
  const places = [
    `.comment-words[data-thread="${CSS.escape(id)}"]`,
    `.text-column[data-language="${anchor.language}"] [data-cid="${part}"]`,
    `.text-column [data-cid="${part}"]`,
  ];
  for (const place of places) {
    const found = [...document.querySelectorAll(place)].find((element) => element.checkVisibility());
    if (found === undefined) continue;
    found.scrollIntoView({ block: 'center' });
    return;
  }
}
