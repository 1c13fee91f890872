import { DOMSerializer } from '@tiptap/pm/model';
import { annexView } from '#client/drafting/node-views/annex-view.ts';
import type { Signatory } from '#client/drafting/node-views/signatory.ts';
import { signaturesView } from '#client/drafting/node-views/signatures-view.ts';
import type { DrawnPart } from '#shared/drafting/drawn-text.ts';
import { ChipName, chipTarget } from '#shared/drafting/text/chips-in-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { textWords } from '#shared/i18n/text-words.ts';

type Surroundings = { language: TextLanguage; signatories: readonly Signatory[] };

/** The part as an element that looks like the editor's own. TypeError for a part that is none. */
export function drawPart({ cid, markup }: DrawnPart, { language, signatories }: Surroundings): HTMLElement {
  const { dom } = DOMSerializer.renderSpec(document, markup);
  if (!(dom instanceof HTMLElement)) throw new TypeError('a part is drawn as an element');
  const fromData = dom.dataset['part'];
  if (fromData === 'signatures') return withId(signaturesView(signatories, language).dom, cid);
  if (fromData === 'annex') return withId(annexView(textWords[language].annexFromData).dom, cid);
  drawChips(dom);
  return dom;
}

function withId(dom: Node, cid: string | null): HTMLElement {
  if (!(dom instanceof HTMLElement)) throw new TypeError('a part is drawn as an element');
  if (cid !== null) dom.dataset['cid'] = cid;
  return dom;
}

/** What a chip names is told later: until then it shows the id, as a chip that has not been told does. */
function drawChips(part: HTMLElement): void {
  for (const name of Object.values(ChipName)) {
    if (name === ChipName.clause) continue;
    for (const chip of part.querySelectorAll<HTMLElement>(`[data-chip="${name}"]`)) {
      chip.className = 'chip';
      chip.textContent = (chip.dataset[chipTarget[name]] ?? '').toUpperCase();
    }
  }
}
