import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import type { KeyedEntry } from '#shared/drafting/comments/comment-threads.ts';
import { piecesOf } from '#shared/drafting/comments/mentions.ts';
import styles from './comment-line.module.css';
import { momentOf } from './moment-of.ts';
import type { MemberNames } from './use-member-names.ts';

type Props = {
  entry: KeyedEntry;
  names: MemberNames;
  lookOf: SideLookOf;
  /** Null where it may not be taken back. */
  onRemove: (() => void) | null;
};

/** One entry of a discussion, with its author's Side and its time. */
export function CommentLine({ entry, names, lookOf, onRemove }: Props) {
  const { t } = useTranslation('comments');
  const { letters, hue } = lookOf(entry.side);
  const name = names.nameOf(entry.member);
  if (!('words' in entry)) {
    return (
      <li className={styles.fact}>
        {t(entry.kind === 'resolve' ? 'resolvedBy' : 'reopenedBy', { name: `${name} (${letters})` })}
        {', '}
        <Moment at={entry.at} />
      </li>
    );
  }
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <ColourTag letters={letters} hue={hue} />
        <span className={styles.name}>{name}</span>
        <Moment at={entry.at} />
        {onRemove !== null && (
          <IconButton
            className={styles.remove ?? ''}
            label={t('remove')}
            icon={<Trash2 />}
            onClick={onRemove}
          />
        )}
      </div>
      <p className={styles.words} dir="auto">
        <Words words={entry.words} names={names} />
      </p>
    </li>
  );
}

function Words({ words, names }: { words: string; names: MemberNames }) {
  let at = 0;
  return piecesOf(words).map((piece) => {
    at += 'member' in piece ? piece.member.length : piece.words.length;
    if (!('member' in piece)) return <span key={at}>{piece.words}</span>;
    return (
      <span key={at} className={styles.mention}>
        @{names.nameOf(piece.member)}
      </span>
    );
  });
}

function Moment({ at }: { at: number }) {
  const locale = useLocale();
  return (
    <time className={styles.moment} dateTime={new Date(at).toISOString()}>
      {momentOf(at, locale)}
    </time>
  );
}
