import { MessageSquarePlus, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import { concerns } from '#shared/drafting/comments/comment-threads.ts';
import { CommentBox } from './comment-box.tsx';
import { writtenCommentChord } from './comment-chord.ts';
import type { CommentsDockProps } from './comments-dock.tsx';
import styles from './comments-panel.module.css';
import type { PlacedThread } from './placed-thread.ts';
import type { TextComments } from './text-comments.ts';
import { ThreadCard } from './thread-card.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useMemberNames } from './use-member-names.ts';
import { useCommentsState, useFocusWish } from './use-text-comments.ts';

type Filter = 'open' | 'resolved' | 'mine';
const filters: readonly Filter[] = ['open', 'resolved', 'mine'];

type Props = Omit<CommentsDockProps, 'comments'> & { comments: TextComments };

/** Every discussion of a text, in the order of the text. */
export function CommentsPanel({ comments, documentId, mayComment, lookOf }: Props) {
  const [filter, setFilter] = useState<Filter>('open');
  const { threads, active, draft } = useCommentsState(comments);
  const panel = useRef<HTMLDivElement>(null);
  const names = useMemberNames(documentId);
  const shown = threads.filter((thread) => isShown(thread, filter, { comments, active }));
  const keptFocus = useKeptFocus(
    panel,
    shown.map(({ id }) => id),
  );
  const leave = (event: KeyboardEvent): void => {
    // A list of names inside closes first.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    comments.leave();
  };
  return (
    // Escape bubbles up from whatever has the focus inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={panel} className={styles.panel} onKeyDown={leave} {...keptFocus}>
      <Header comments={comments} mayComment={mayComment} filter={filter} onFilter={setFilter} />
      {draft !== null && mayComment && <Draft comments={comments} names={names} quote={draft.range?.quote} />}
      {shown.length === 0 && draft === null ? (
        <Nothing filter={filter} mayComment={mayComment} />
      ) : (
        <ol className={styles.threads}>
          {shown.map((thread) => (
            <ThreadCard
              key={thread.id}
              thread={thread}
              comments={comments}
              names={names}
              lookOf={lookOf}
              mayComment={mayComment}
              isActive={thread.id === active}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

/** The one in hand stays, whatever is filtered: it was asked for by name. */
function isShown(
  thread: PlacedThread,
  filter: Filter,
  { comments, active }: { comments: TextComments; active: string | null },
): boolean {
  if (thread.id === active) return true;
  if (filter === 'mine') return concerns(thread, comments.author.member);
  return thread.isResolved === (filter === 'resolved');
}

type HeaderProps = {
  comments: TextComments;
  mayComment: boolean;
  filter: Filter;
  onFilter: (filter: Filter) => void;
};

function Header({ comments, mayComment, filter, onFilter }: HeaderProps) {
  const { t } = useTranslation('comments');
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWish(comments, 'heading', () => heading.current?.focus());
  return (
    <header className={styles.header}>
      <div className={styles.first}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t('title')}
        </h2>
        {mayComment && (
          <IconButton
            label={t('addHere')}
            shortcut={writtenCommentChord()}
            icon={<MessageSquarePlus />}
            onClick={() => comments.begin()}
          />
        )}
        <IconButton label={t('close')} icon={<X />} onClick={() => comments.leave()} />
      </div>
      <fieldset className={styles.filters}>
        <legend className={styles.legend}>{t('filter')}</legend>
        {filters.map((each) => (
          <label key={each} className={styles.filter} data-checked={each === filter}>
            <input
              type="radio"
              name="comments-filter"
              className={styles.radio}
              checked={each === filter}
              onChange={() => {
                comments.activate(null);
                onFilter(each);
              }}
            />
            {t(`filter-${each}`)}
          </label>
        ))}
      </fieldset>
    </header>
  );
}

type DraftProps = {
  comments: TextComments;
  names: ReturnType<typeof useMemberNames>;
  quote: string | undefined;
};

function Draft({ comments, names, quote }: DraftProps) {
  const { t } = useTranslation('comments');
  return (
    <section className={styles.draft} data-draft="" aria-label={t('newComment')}>
      {quote === undefined ? (
        <p className={styles.whole}>{t('onPart')}</p>
      ) : (
        <blockquote className={styles.quote} lang={comments.state.draft?.language}>
          {quote}
        </blockquote>
      )}
      <CommentBox
        label={t('write')}
        send={t('send')}
        members={names.members}
        comments={comments}
        thread=""
        onSend={(words) => {
          if (comments.open(words)) comments.state.selection?.focus('behind');
        }}
        onCancel={() => comments.dropDraft()}
      />
    </section>
  );
}

function Nothing({ filter, mayComment }: { filter: Filter; mayComment: boolean }) {
  const { t } = useTranslation('comments');
  return (
    <div className={styles.nothing}>
      <p>{t(`empty-${filter}`)}</p>
      {filter !== 'resolved' && (
        <p className={styles.next}>
          {mayComment ? t('howTo', { chord: writtenCommentChord() }) : t('readingOnly')}
        </p>
      )}
    </div>
  );
}
