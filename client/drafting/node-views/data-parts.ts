import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { textWords } from '#shared/i18n/text-words.ts';
import { annexView } from './annex-view.ts';
import type { Signatory } from './signatory.ts';
import { signaturesView } from './signatures-view.ts';

type Options = { language: TextLanguage; signatories: readonly Signatory[] };

/** Draws the parts that hold no words of their own, with plain DOM. */
export const DataParts = Extension.create<Options>({
  name: 'dataParts',

  addOptions() {
    return { language: 'en', signatories: [] };
  },

  addProseMirrorPlugins() {
    const { language, signatories } = this.options;
    return [
      new Plugin({
        key: new PluginKey('dataParts'),
        props: {
          nodeViews: {
            signatures: (node) => withPartId(signaturesView(signatories, language), node),
            annex: (node) => withPartId(annexView(textWords[language].annexFromData), node),
          },
        },
      }),
    ];
  },
});

/** The same attribute that every other part renders: deep links and pairing find the part by it. */
function withPartId(view: NodeView, node: Node): NodeView {
  const cid: unknown = node.attrs['cid'];
  if (view.dom instanceof HTMLElement && typeof cid === 'string') view.dom.dataset['cid'] = cid;
  return view;
}
