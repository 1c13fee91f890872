import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

type Options = { block?: ScrollLogicalPosition; language?: TextLanguage | null };

/** Brings a part into view, in the asked language when that is shown; false when it stands nowhere on the screen. */
export function scrollToPart(cid: string, { block = 'center', language = null }: Options = {}): boolean {
  const columns = [...document.querySelectorAll<HTMLElement>('.text-column:not([hidden])')];
  const asked = columns.filter((column) => column.dataset['language'] === language);
  for (const column of [...asked, ...columns]) {
    // A reference to a part carries its cid as well.
    const found = column.querySelector(`[data-part][data-cid="${CSS.escape(cid)}"]`);
    if (found === null) continue;
    found.scrollIntoView({ block });
    return true;
  }
  return false;
}
