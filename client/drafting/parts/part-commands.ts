import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { undoManagerOf } from './own-undo.ts';
import type { PartCommander } from './part-commander.ts';
import { PartHandle } from './part-handle.ts';
import { pressPartKey } from './part-keys.ts';

type Options = { commander: PartCommander | null; language: TextLanguage };

/** Keys and handle for commands on parts; nothing where the member may not command them. */
export const PartCommands = Extension.create<Options>({
  name: 'partCommands',
  // Before Enter and the arrows mean anything else.
  priority: 2100,

  addOptions() {
    return { commander: null, language: 'en' };
  },

  addProseMirrorPlugins() {
    const { commander, language } = this.options;
    if (commander === null) return [];
    return [
      new Plugin({
        key: new PluginKey('partCommands'),
        view: (view) => {
          const handle = new PartHandle(view, { commander, language });
          const manager = undoManagerOf(view.state);
          const unfollow = manager === null ? null : commander.history.follow(manager);
          return {
            update: () => handle.update(),
            destroy: () => {
              unfollow?.();
              handle.destroy();
            },
          };
        },
        props: {
          handleKeyDown: (view, event) => pressPartKey(view, event, { commander, language }),
        },
      }),
    ];
  },
});
