import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { ChipThings } from '#client/drafting/actions/chip-things.ts';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import './chip.css';
import { chipView } from './chip-view.ts';

type Options = { language: TextLanguage; things: ChipThings | null };

/** Draws chips, and opens what they name: by a click, by Enter on one that is selected or has the focus. */
export const Chips = Extension.create<Options>({
  name: 'chips',

  addOptions() {
    return { language: 'en', things: null };
  },

  addProseMirrorPlugins() {
    const { language, things } = this.options;
    if (things === null) return [];
    const viewOf = (name: ChipName) => (node: Parameters<typeof chipView>[0]) =>
      chipView(node, { name, language, things });
    return [
      new Plugin({
        key: new PluginKey('chips'),
        props: {
          nodeViews: {
            [ChipName.action]: viewOf(ChipName.action),
            [ChipName.initiative]: viewOf(ChipName.initiative),
            [ChipName.figure]: viewOf(ChipName.figure),
          },
          handleDOMEvents: {
            click: (_view, event) => clicked(event, things),
            keydown: (view, event) => pressed(view, event, things),
          },
        },
      }),
    ];
  },
});

function clicked(event: MouseEvent, things: ChipThings): boolean {
  const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chip]') : null;
  if (chip === null) return false;
  if (chip.dataset['chip'] === ChipName.clause) {
    scrollToPart(chip.getAttribute('cid') ?? chip.dataset['cid'] ?? '');
    return false;
  }
  const href = chip.getAttribute('href');
  // With a modifier the browser opens it in a tab of its own.
  if (href === null || event.metaKey || event.ctrlKey || event.shiftKey) return false;
  event.preventDefault();
  things.open(href);
  return true;
}

function pressed(view: EditorView, event: KeyboardEvent, things: ChipThings): boolean {
  if (event.key !== 'Enter' || event.isComposing) return false;
  const focused = event.target instanceof Element ? event.target.closest<HTMLElement>('a.chip') : null;
  const { selection } = view.state;
  const selected = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : null;
  const chip = focused ?? (selected instanceof HTMLElement && selected.matches('a.chip') ? selected : null);
  const href = chip?.getAttribute('href') ?? null;
  if (href === null) return false;
  event.preventDefault();
  things.open(href);
  return true;
}
