import type { Editor } from '@tiptap/core';
import { turnOwn } from './parts/own-undo.ts';
import type { PartCommander } from './parts/part-commander.ts';
import type { Shortcuts } from './physical-shortcuts.ts';

/** What the toolbar and the keyboard can do to the words; one list for both. */
export const Format = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  bulletList: 'bulletList',
  orderedList: 'orderedList',
  quote: 'quote',
} as const;
export type Format = (typeof Format)[keyof typeof Format];

const nodeOrMark: Readonly<Record<Format, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  bulletList: 'bulletList',
  orderedList: 'orderedList',
  quote: 'blockquote',
};

export function isFormatted(editor: Editor, format: Format): boolean {
  return editor.isActive(nodeOrMark[format]);
}

/** Puts a format on the selection or takes it off; false where it cannot stand, such as a list in a heading. */
export function toggleFormat(editor: Editor, format: Format): boolean {
  const chain = editor.chain().focus();
  const name = nodeOrMark[format];
  switch (format) {
    case Format.bulletList:
    case Format.orderedList:
      return chain.toggleList(name, 'listItem').run();
    case Format.quote:
      return chain.toggleWrap(name).run();
    default:
      return chain.toggleMark(name).run();
  }
}

const formatKeys: Readonly<Record<Format, string>> = {
  bold: 'mod+b',
  italic: 'mod+i',
  underline: 'mod+u',
  orderedList: 'mod+shift+7',
  bulletList: 'mod+shift+8',
  quote: 'mod+shift+9',
};

export const chordOfFormat = (format: Format): string => formatKeys[format];

/** Every chord of an editor. Undo and redo of typing touch this editor's language only, those of commands all. */
export function formattingShortcuts(openLink: () => void, commander: PartCommander | null): Shortcuts {
  const shortcuts: Record<string, (editor: Editor) => boolean> = {
    'mod+z': (editor) => turnOwn(editor, commander, 'undo'),
    'mod+shift+z': (editor) => turnOwn(editor, commander, 'redo'),
    'mod+y': (editor) => turnOwn(editor, commander, 'redo'),
    'mod+shift+k': () => {
      openLink();
      return true;
    },
  };
  for (const format of Object.values(Format)) {
    // Always taken, even where the format cannot stand: the browser's own Ctrl+U would open the page's source.
    shortcuts[formatKeys[format]] = (editor) => {
      toggleFormat(editor, format);
      return true;
    };
  }
  return shortcuts;
}
