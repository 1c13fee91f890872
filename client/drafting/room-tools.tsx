import type { Editor } from '@tiptap/core';
import { lazy, Suspense } from 'react';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { useFindKey } from './find/use-find-key.ts';
import { useOpenEditors } from './open-editors.ts';

const WritingTools = lazy(async () => ({ default: (await import('./writing-tools.tsx')).WritingTools }));
const FindBar = lazy(async () => ({ default: (await import('./find/find-bar.tsx')).FindBar }));
const WordCount = lazy(async () => ({ default: (await import('./word-count/word-count.tsx')).WordCount }));

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
  return (
    <RegionBoundary fallback={nothing}>
      <Suspense fallback={null}>
        <WordCount shown={shown} />
      </Suspense>
      <Suspense fallback={null}>{mayEdit && editor !== null && <WritingTools editor={editor} />}</Suspense>
      <Suspense fallback={null}>
        {find.isOpen && (
          <FindBar open={open} shown={shown} writing={editor} mayEdit={mayEdit} onClose={find.close} />
        )}
      </Suspense>
    </RegionBoundary>
  );
}

/** The text goes on without its tools. */
const nothing = () => null;
