import { MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import { writtenCommentChord } from './comment-chord.ts';
import styles from './selection-button.module.css';
import type { TextComments } from './text-comments.ts';
import { useCommentsState } from './use-text-comments.ts';

/** At the edge of the paper, beside the words that are selected. */
export function SelectionButton({ comments }: { comments: TextComments }) {
  const { t } = useTranslation('comments');
  const { selection, draft } = useCommentsState(comments);
  if (selection === null || selection.at === null || draft !== null) return null;
  const { top, right } = selection.at;
  return (
    <div className={styles.place} style={{ top, left: right }}>
      <IconButton
        className={styles.button ?? ''}
        label={t('add')}
        shortcut={writtenCommentChord()}
        icon={<MessageSquarePlus />}
        // The words stay selected while it is pressed.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => comments.begin()}
      />
    </div>
  );
}
