import type { Editor } from '@tiptap/core';
import type { ReactElement } from 'react';
import { DropPanel } from '#client/ui/drop-panel.tsx';
import { LinkForm } from './link-form.tsx';

type Props = {
  editor: Editor | null;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  /** The button that opens it. */
  children: ReactElement;
};

/** The form of a link, below the button that opens it. */
export function LinkEditor({ editor, isOpen, onOpen, children }: Props) {
  return (
    <DropPanel isOpen={isOpen && editor !== null} onOpen={onOpen} align="start" target={children}>
      {editor !== null && <LinkForm editor={editor} onDone={() => onOpen(false)} />}
    </DropPanel>
  );
}
