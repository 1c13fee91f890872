import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { isMac } from '#client/browser/written-chord.ts';

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'getModifierState'
>;

/** Chord → what it does; false lets the key pass on. */
export type Shortcuts = Readonly<Record<string, (editor: Editor) => boolean>>;

/**
 * The chord that was pressed, such as `mod+shift+b`, or null. A Latin letter counts by its letter (so that AZERTY works);
 * on a layout without Latin letters, such as Cyrillic or Devanagari, the place of the key counts. Digits go by place.
 */
export function chordOf(pressed: Pressed, onMac: boolean): string | null {
  const mod = onMac ? pressed.metaKey : pressed.ctrlKey;
  const other = onMac ? pressed.ctrlKey : pressed.metaKey;
  if (!mod || other || pressed.altKey || pressed.isComposing || pressed.getModifierState('AltGraph'))
    return null;
  const key = /^[a-z]$/i.test(pressed.key) ? pressed.key.toLowerCase() : keyByPlace(pressed.code);
  if (key === null) return null;
  return pressed.shiftKey ? `mod+shift+${key}` : `mod+${key}`;
}

function keyByPlace(code: string): string | null {
  const match = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  return match?.[1]?.toLowerCase() ?? match?.[2] ?? null;
}

/** Shortcuts that work on every keyboard layout. */
export const PhysicalShortcuts = Extension.create<{ shortcuts: Shortcuts }>({
  name: 'physicalShortcuts',
  // Before the keymaps that go by character, so that no chord is done twice.
  priority: 2000,

  addOptions() {
    return { shortcuts: {} };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    const onMac = isMac();
    return [
      new Plugin({
        key: new PluginKey('physicalShortcuts'),
        props: {
          handleKeyDown: (_view, event) => {
            const chord = chordOf(event, onMac);
            const action = chord === null ? undefined : options.shortcuts[chord];
            return action?.(editor) ?? false;
          },
        },
      }),
    ];
  },
});
