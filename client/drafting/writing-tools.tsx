import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { ChipInsertion } from './actions/chip-insertion.tsx';
import { BubbleMenu } from './bubble-menu/bubble-menu.tsx';
import { SlashMenu } from './slash-menu/slash-menu.tsx';
import { TableBar } from './tables/table-bar.tsx';
import { writingKeys } from './writing-keys.ts';

/** What stands beside the caret of the editor that one writes in; loaded when the caret is first put somewhere. */
export function WritingTools({ editor }: { editor: Editor }) {
  useEffect(() => writingKeys(editor), [editor]);
  return (
    <>
      <BubbleMenu editor={editor} />
      <SlashMenu editor={editor} />
      <TableBar editor={editor} />
      <ChipInsertion />
    </>
  );
}
