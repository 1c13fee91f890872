import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { ChipThings, ShownChip } from '#client/drafting/actions/chip-things.ts';
import { type ChipName, chipTarget } from '#shared/drafting/text/chips-in-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { textWords } from '#shared/i18n/text-words.ts';

/** The chip of an action, an initiative or a figure, in plain DOM: it shows what its owner says of it now. */
export function chipView(
  node: Node,
  { name, language, things }: { name: ChipName; language: TextLanguage; things: ChipThings },
): NodeView {
  const target = String(node.attrs[chipTarget[name]]);
  const dom = document.createElement('a');
  dom.className = 'chip';
  dom.dataset['chip'] = name;
  dom.dataset['target'] = target;
  const draw = (): void => {
    const shown = things.look(name, target, language);
    if (shown === null) drawUnknown(dom, { target, language, isTold: things.isTold(name) });
    else drawKnown(dom, shown);
  };
  draw();
  const unsubscribe = things.subscribe(draw);
  return {
    dom,
    ignoreMutation: () => true,
    destroy: unsubscribe,
  };
}

function drawKnown(dom: HTMLAnchorElement, shown: ShownChip): void {
  const label = document.createElement('span');
  label.className = 'chip-label';
  label.append(shown.label);
  dom.replaceChildren(label);
  if (shown.note !== '') {
    const note = document.createElement('span');
    note.className = 'chip-note';
    note.append(shown.note);
    dom.append(' ', note);
  }
  if (shown.href === null) {
    dom.removeAttribute('href');
    dom.tabIndex = -1;
  } else {
    dom.href = shown.href;
    dom.tabIndex = 0;
  }
  dom.title = shown.title;
  dom.dataset['alarming'] = String(shown.isAlarming);
  delete dom.dataset['unknown'];
}

function drawUnknown(
  dom: HTMLAnchorElement,
  { target, language, isTold }: { target: string; language: TextLanguage; isTold: boolean },
): void {
  const words = `${target.toUpperCase()}${isTold ? `: ${textWords[language].unknown}` : ''}`;
  dom.replaceChildren(words);
  dom.removeAttribute('href');
  dom.tabIndex = -1;
  dom.title = '';
  if (isTold) dom.dataset['unknown'] = 'true';
}
