import type { Editor } from '@tiptap/core';
import type { ReactElement } from 'react';
import { DropPanel } from '#client/ui/drop-panel.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';

const LinkForm = loadedLater(async () => (await import('./link-form.tsx')).LinkForm);

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
      {editor !== null && (
        <RegionBoundary fallback={regionFailed}>
          <LinkForm editor={editor} onDone={() => onOpen(false)} />
        </RegionBoundary>
      )}
    </DropPanel>
  );
}
