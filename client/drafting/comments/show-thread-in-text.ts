import type { PlacedThread } from './placed-thread.ts';
import type { TextComments } from './text-comments.ts';

/** Brings the words of a thread into view and puts the caret there; or shows its part in whatever language is shown. */
export function showThreadInText(comments: TextComments, { id, anchor }: PlacedThread): void {
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
    comments.putCaretOn(anchor);
    return;
  }
}
