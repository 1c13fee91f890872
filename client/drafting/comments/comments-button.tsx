import { MessageSquareText } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import styles from '#client/drafting/dock-button.module.css';
import { CommentsContext } from './comments-context.ts';
import type { TextComments } from './text-comments.ts';
import { useCommentsState } from './use-text-comments.ts';

/** Opens and closes the comments; says how many discussions are open. */
export function CommentsButton() {
  const comments = useContext(CommentsContext);
  return comments === null ? null : <Toggle comments={comments} />;
}

function Toggle({ comments }: { comments: TextComments }) {
  const { t } = useTranslation('comments');
  const { isOpen, threads } = useCommentsState(comments);
  const count = threads.filter(({ isResolved }) => !isResolved).length;
  return (
    <span className={styles.place}>
      <IconButton
        label={count === 0 ? t('title') : `${t('title')}: ${t('openCount', { count })}`}
        icon={<MessageSquareText />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'comments' : undefined}
        data-testid="comments-button"
        onClick={() => comments.show(!isOpen)}
      />
      {count > 0 && (
        <span className={styles.count} aria-hidden>
          {count}
        </span>
      )}
    </span>
  );
}
