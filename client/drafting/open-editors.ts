import type { Editor } from '@tiptap/core';
import { useEffect, useSyncExternalStore } from 'react';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

export type OpenEditors = Readonly<Partial<Record<TextLanguage, Editor>>>;

/** One room is on screen at a time; its editors stand here for what works on several languages at once. */
let present: OpenEditors = {};
const listeners = new Set<() => void>();

function change(next: OpenEditors): void {
  present = next;
  for (const listener of listeners) listener();
}

/** Makes the editor of a language known to the room's tools for as long as it is mounted. */
export function useOfferEditor(language: TextLanguage, editor: Editor): void {
  useEffect(() => {
    change({ ...present, [language]: editor });
    return () => {
      // A new generation of the text may have taken the place already.
      if (present[language] !== editor) return;
      const { [language]: _gone, ...rest } = present;
      change(rest);
    };
  }, [language, editor]);
}

/** The editors of the room, by language; hidden ones too. */
export function useOpenEditors(): OpenEditors {
  return useSyncExternalStore(subscribe, () => present);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
