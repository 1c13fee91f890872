import type { NodeView } from '@tiptap/pm/view';

/** The place of an annex that is compiled from data: it says so, quietly, in the language of the text. */
export function annexView(words: string): NodeView {
  const dom = document.createElement('div');
  dom.dataset['part'] = 'annex';
  const note = document.createElement('p');
  note.className = 'annex-note';
  note.append(words);
  dom.append(note);
  return { dom, ignoreMutation: () => true };
}
