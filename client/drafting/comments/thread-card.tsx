import { Check, RotateCcw } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import { CommentBox } from './comment-box.tsx';
import { CommentLine } from './comment-line.tsx';
import type { PlacedThread } from './placed-thread.ts';
import { showThreadInText } from './show-thread-in-text.ts';
import type { TextComments } from './text-comments.ts';
import styles from './thread-card.module.css';
import type { MemberNames } from './use-member-names.ts';
import { useFocusWish } from './use-text-comments.ts';

type Props = {
  thread: PlacedThread;
  comments: TextComments;
  names: MemberNames;
  lookOf: SideLookOf;
  mayComment: boolean;
  isActive: boolean;
};

/** One discussion: where, who said what, and what may be done. */
export function ThreadCard(props: Props) {
  const { thread, comments, names, lookOf, mayComment, isActive } = props;
  const { t } = useTranslation('comments');
  const card = useRef<HTMLLIElement>(null);
  const article = useRef<HTMLElement>(null);
  useFocusWish(comments, `card ${thread.id}`, () => article.current?.focus());
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={card}
      className={styles.card}
      data-active={isActive}
      data-thread-card={thread.id}
      onFocus={() => comments.activate(thread.id)}
    >
      <article
        ref={article}
        tabIndex={-1}
        className={styles.article}
        aria-label={t('threadOn', { place: placeName(thread) })}
      >
        <div className={styles.head}>
          <Place thread={thread} comments={comments} />
          {mayComment && <StateButton thread={thread} comments={comments} />}
        </div>
        <ol className={styles.entries}>
          {thread.entries.map((entry) => (
            <CommentLine
              key={entry.key}
              entry={entry}
              names={names}
              lookOf={lookOf}
              onRemove={
                mayComment && comments.mayRemove(thread, entry.key)
                  ? () => comments.remove(thread, entry.key)
                  : null
              }
            />
          ))}
        </ol>
        {mayComment && !thread.isResolved && <Reply {...props} />}
      </article>
    </li>
  );
}

/** Where it stands, as a name: the number of the part, or the first of its words. */
function placeName({ label, anchor }: PlacedThread): string {
  const language = anchor.language.toUpperCase();
  return label === '' ? language : `${label} ${language}`;
}

function Place({ thread, comments }: { thread: PlacedThread; comments: TextComments }) {
  const { t } = useTranslation('comments');
  const { anchor, place } = thread;
  const gone =
    place.kind === 'words-gone' ? t('wordsGone') : place.kind === 'part-gone' ? t('partGone') : null;
  return (
    <div className={styles.place}>
      <button
        type="button"
        className={styles.where}
        disabled={place.kind === 'part-gone'}
        title={t('showInText')}
        onClick={() => showThreadInText(comments, thread)}
      >
        <span className={styles.number}>{placeName(thread)}</span>
        {anchor.range !== null && (
          <q className={styles.quote} data-gone={gone !== null} lang={anchor.language}>
            {anchor.range.quote}
          </q>
        )}
      </button>
      {gone !== null && <p className={styles.gone}>{gone}</p>}
    </div>
  );
}

function StateButton({ thread, comments }: { thread: PlacedThread; comments: TextComments }) {
  const { t } = useTranslation('comments');
  return thread.isResolved ? (
    <IconButton label={t('reopen')} icon={<RotateCcw />} onClick={() => comments.reopen(thread)} />
  ) : (
    <IconButton label={t('resolve')} icon={<Check />} onClick={() => comments.resolve(thread)} />
  );
}

function Reply({ thread, comments, names }: Props) {
  const { t } = useTranslation('comments');
  const [isOpen, setOpen] = useState(comments.typedFor(thread.id) !== '');
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const open = (): void => {
    comments.wishFocus(`box ${thread.id}`);
    setOpen(true);
  };
  const close = (): void => {
    comments.type(thread.id, '');
    setOpen(false);
  };
  if (!isOpen) {
    return (
      <button ref={opener} type="button" className={styles.reply} onClick={open}>
        {t('writeReply')}
      </button>
    );
  }
  return (
    <div className={styles.box}>
      <CommentBox
        label={t('writeReply')}
        send={t('sendReply')}
        members={names.members}
        comments={comments}
        thread={thread.id}
        onSend={(words) => {
          comments.reply(thread, words);
          close();
        }}
        onCancel={close}
      />
    </div>
  );
}
