import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac } from '#client/browser/written-chord.ts';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { isCommentChord } from './comment-chord.ts';
import './comment-marks.css';
import styles from '#client/drafting/side-dock.module.css';
import { SelectionButton } from './selection-button.tsx';
import type { TextComments } from './text-comments.ts';
import { useHeldKeys } from './use-held-keys.ts';
import { useCommentsState } from './use-text-comments.ts';

const CommentsPanel = lazy(async () => ({ default: (await import('./comments-panel.tsx')).CommentsPanel }));

export type CommentsDockProps = {
  comments: TextComments | null;
  documentId: string;
  mayComment: boolean;
  lookOf: SideLookOf;
};

/** The panel beside the text, when it is open; the button on a selection and the shortcut, always. */
export function CommentsDock({ comments, ...rest }: CommentsDockProps) {
  return comments === null ? null : <Dock comments={comments} {...rest} />;
}

function Dock(props: CommentsDockProps & { comments: TextComments }) {
  const { comments, mayComment } = props;
  const { t } = useTranslation('comments');
  const { isOpen } = useCommentsState(comments);
  const dock = useRef<HTMLElement>(null);
  useHeldKeys(comments);
  useCommentChord(comments, mayComment);
  return (
    <>
      {mayComment && <SelectionButton comments={comments} />}
      {isOpen && (
        <aside ref={dock} id="comments" className={styles.dock} aria-label={t('title')}>
          <RegionBoundary fallback={regionFailed}>
            <Suspense fallback={null}>
              <CommentsPanel {...props} />
            </Suspense>
          </RegionBoundary>
        </aside>
      )}
    </>
  );
}

/** Anywhere in the room: where nothing may be written, the text itself hears no keys. */
function useCommentChord(comments: TextComments, mayComment: boolean): void {
  useEffect(() => {
    if (!mayComment) return undefined;
    const onMac = isMac();
    const pressed = (event: KeyboardEvent): void => {
      if (!isCommentChord(event, onMac)) return;
      event.preventDefault();
      comments.begin();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [comments, mayComment]);
}
