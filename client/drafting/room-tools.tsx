import type { Editor } from '@tiptap/core';
import { failedNote } from '#client/ui/failed-note.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { useFindKey } from './find/use-find-key.ts';
import { useOpenEditors } from './open-editors.ts';
import { useLater } from './use-later.ts';

const WritingTools = loadedLater(async () => (await import('./writing-tools.tsx')).WritingTools);
const FindBar = loadedLater(async () => (await import('./find/find-bar.tsx')).FindBar);
const WordCount = loadedLater(async () => (await import('./word-count/word-count.tsx')).WordCount);

type Props = {
  /** The editor that last had the focus; none before the first. */
  editor: Editor | null;
  shown: readonly TextLanguage[];
  mayEdit: boolean;
};

/** What helps with writing and comes when it is needed: tools at the caret, finding, the number of words. */
export function RoomTools({ editor, shown, mayEdit }: Props) {
  const open = useOpenEditors();
  const find = useFindKey();
  const isLater = useLater();
  return (
    <>
      {isLater && (
        <RegionBoundary fallback={retriedLater}>
          <WordCount shown={shown} />
        </RegionBoundary>
      )}
      {mayEdit && editor !== null && (
        <RegionBoundary fallback={retriedLater}>
          <WritingTools editor={editor} />
        </RegionBoundary>
      )}
      {find.isOpen && (
        <RegionBoundary fallback={failedNote(find.close)}>
          <FindBar open={open} shown={shown} writing={editor} mayEdit={mayEdit} onClose={find.close} />
        </RegionBoundary>
      )}
    </>
  );
}
