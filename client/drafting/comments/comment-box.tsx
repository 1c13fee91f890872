import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac } from '#client/browser/written-chord.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { LONGEST_COMMENT } from '#shared/drafting/comments/comment-entry.ts';
import { withMentions } from '#shared/drafting/comments/mentions.ts';
import styles from './comment-box.module.css';
import { membersNamed, mentionBefore } from './mention-search.ts';
import type { TextComments } from './text-comments.ts';
import type { NamedMember } from './use-member-names.ts';
import { useFocusWish, useTyped } from './use-text-comments.ts';

type Props = {
  label: string;
  send: string;
  members: readonly NamedMember[];
  comments: TextComments;
  /** For which thread one writes; '' for one that is not open yet. What is typed for it is kept there. */
  thread: string;
  /** With every chosen name as a mention. */
  onSend: (words: string) => void;
  onCancel: () => void;
};

/** Where a comment is written: plain words, names after an @, Mod+Enter sends. */
export function CommentBox(props: Props) {
  const { label, send, members, onSend, onCancel } = props;
  const { t } = useTranslation('comments');
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useMentionBox(props, field);
  const [isMixed, setMixed] = useState(false);
  const words = withMentions(box.typed, new Map(members.map(({ id, name }) => [name, id])));
  const isTooLong = words.length > LONGEST_COMMENT;
  const submit = (): void => {
    if (box.typed.trim() === '' || isTooLong) return;
    box.clear();
    onSend(words);
  };
  const pressed = (event: KeyboardEvent): void => {
    // A key that ends a composition is no command.
    if (isMixed || event.nativeEvent.isComposing || box.pressed(event)) return;
    const mod = isMac() ? event.metaKey : event.ctrlKey;
    if (event.key === 'Enter' && mod) submit();
    // Words that stand here are not thrown away by a key: they wait while the panel is closed.
    else if (event.key === 'Escape' && box.typed === '') onCancel();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.box}>
      <div className={styles.field}>
        <textarea
          ref={field}
          className={styles.words}
          rows={2}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={box.offered.length > 0 ? box.listId : undefined}
          aria-activedescendant={box.offered.length > 0 ? `${box.listId}-${box.chosen}` : undefined}
          placeholder={label}
          value={box.typed}
          onChange={(event) => box.change(event.target.value, event.target.selectionStart)}
          onSelect={(event) => box.moveCaret(event.currentTarget.selectionStart)}
          onCompositionStart={() => setMixed(true)}
          onCompositionEnd={() => setMixed(false)}
          onKeyDown={pressed}
        />
        <Offered box={box} />
      </div>
      <div className={styles.foot}>
        {isTooLong ? (
          <p className={styles.wrong} role="alert">
            {t('tooLong', { max: LONGEST_COMMENT, count: words.length })}
          </p>
        ) : (
          <p className={styles.hint}>{t('mentionHint')}</p>
        )}
        <TextButton onClick={onCancel}>{t('cancel')}</TextButton>
        <TextButton weight="main" disabled={box.typed.trim() === '' || isTooLong} onClick={submit}>
          {send}
        </TextButton>
      </div>
    </div>
  );
}

type MentionBox = ReturnType<typeof useMentionBox>;

function Offered({ box }: { box: MentionBox }) {
  const { t } = useTranslation('comments');
  const { offered, listId, chosen } = box;
  return (
    <>
      {offered.length > 0 && (
        // The field keeps the focus; the arrow keys go through the names from there, as no select allows.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <div className={styles.people} role="listbox" id={listId} aria-label={t('mentionList')}>
          {offered.map((member, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={member.id}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="option"
              id={`${listId}-${index}`}
              aria-selected={index === chosen}
              className={styles.person}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => box.take(member)}
            >
              {member.name}
            </div>
          ))}
        </div>
      )}
      <output className={styles.count}>
        {offered.length > 0 && t('mentionCount', { count: offered.length })}
      </output>
    </>
  );
}

function useMentionBox({ members, comments, thread }: Props, field: RefObject<HTMLTextAreaElement | null>) {
  const listId = useId();
  const typed = useTyped(comments, thread);
  const [caret, setCaret] = useState(typed.length);
  const [chosen, setChosen] = useState(0);
  const [isClosed, setClosed] = useState(false);
  useFocusWish(comments, `box ${thread}`, () => focusAtEnd(field.current));
  const mention = isClosed ? null : mentionBefore(typed, caret);
  const offered = mention === null ? [] : membersNamed(members, mention.query);
  const set = (value: string, at: number): void => {
    comments.type(thread, value);
    setCaret(at);
    setChosen(0);
  };
  const take = ({ name }: NamedMember): void => {
    if (mention === null) return;
    const start = `${typed.slice(0, mention.at)}@${name} `;
    set(start + typed.slice(caret), start.length);
    setClosed(true);
    requestAnimationFrame(() => field.current?.setSelectionRange(start.length, start.length));
  };
  const pressed = (event: KeyboardEvent): boolean => {
    const current = offered[chosen];
    if (current === undefined || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % offered.length);
    else if (event.key === 'ArrowUp') setChosen((chosen + offered.length - 1) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(current);
    else if (event.key === 'Escape') setClosed(true);
    else return false;
    event.preventDefault();
    return true;
  };
  const change = (value: string, at: number): void => {
    set(value, at);
    setClosed(false);
  };
  return {
    listId,
    typed,
    offered,
    chosen,
    take,
    pressed,
    change,
    moveCaret: setCaret,
    clear: () => set('', 0),
  };
}

/** Behind what was typed before the box came. */
function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus({ preventScroll: true });
  field?.setSelectionRange(field.value.length, field.value.length);
}
