import type { NodeView } from '@tiptap/pm/view';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { Signatory } from './signatory.ts';

/** The two signature blocks, side by side and alike: data of the session, not words of the text. */
export function signaturesView(signatories: readonly Signatory[], language: TextLanguage): NodeView {
  const dom = document.createElement('div');
  dom.dataset['part'] = 'signatures';
  for (const { side, coChair } of signatories) {
    const block = document.createElement('div');
    block.className = 'signature';
    block.append(line('signature-side', side[language]), line('signature-line', ''));
    if (coChair !== null) block.append(line('signature-name', coChair[language]));
    dom.append(block);
  }
  return { dom, ignoreMutation: () => true, stopEvent: () => false };
}

function line(className: string, words: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.append(words);
  return element;
}
