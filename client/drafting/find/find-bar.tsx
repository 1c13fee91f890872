import { CaseSensitive, ChevronDown, ChevronUp, Replace, ReplaceAll, WholeWord, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import styles from './find-bar.module.css';
import { type FindingInput, useFinding } from './use-finding.ts';

type Finding = ReturnType<typeof useFinding>;

/** Finds words in every language on screen at once, and replaces them where one may write. */
export function FindBar({ mayEdit, ...input }: FindingInput & { mayEdit: boolean }) {
  const { t } = useTranslation('tools');
  const finding = useFinding(input);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    finding.close();
  };
  return (
    // Escape leaves from every field and button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search className={styles.bar} aria-label={t('find')} data-find-bar onKeyDown={leave}>
      <FindRow finding={finding} />
      {mayEdit && <ReplaceRow finding={finding} />}
    </search>
  );
}

function FindRow({ finding }: { finding: Finding }) {
  const { t } = useTranslation('tools');
  const { words, places, matchCase, wholeWord, ask, go } = finding;
  const isNone = places.length === 0;
  return (
    <div className={styles.row}>
      <input
        ref={selectOnce}
        className={styles.field}
        type="text"
        aria-label={t('findWords')}
        placeholder={t('findWords')}
        title={t('findAgain')}
        spellCheck={false}
        value={words}
        onChange={(event) => ask({ words: event.currentTarget.value })}
        onKeyDown={onEnter((event) => go(event.shiftKey ? -1 : 1))}
      />
      <Count finding={finding} />
      <IconButton
        label={t('matchCase')}
        icon={<CaseSensitive />}
        aria-pressed={matchCase}
        onClick={() => ask({ matchCase: !matchCase })}
      />
      <IconButton
        label={t('wholeWord')}
        icon={<WholeWord />}
        aria-pressed={wholeWord}
        onClick={() => ask({ wholeWord: !wholeWord })}
      />
      <IconButton
        label={t('previous')}
        shortcut="⇧↵"
        icon={<ChevronUp />}
        disabled={isNone}
        onClick={() => go(-1)}
      />
      <IconButton
        label={t('next')}
        shortcut="↵"
        icon={<ChevronDown />}
        disabled={isNone}
        onClick={() => go(1)}
      />
      <IconButton label={t('close')} shortcut="Esc" icon={<X />} onClick={finding.close} />
    </div>
  );
}

function Count({ finding: { words, places, at, replaced } }: { finding: Finding }) {
  const { t } = useTranslation('tools');
  const told = () => {
    if (replaced !== null) return t('replaced', { count: replaced });
    if (words === '') return '';
    return places.length === 0 ? t('notFound') : t('placeOf', { place: at + 1, count: places.length });
  };
  return (
    <output className={styles.count} aria-live="polite">
      {told()}
    </output>
  );
}

function ReplaceRow({ finding }: { finding: Finding }) {
  const { t } = useTranslation('tools');
  const [words, setWords] = useState('');
  const { places, replaceOne, replaceAll } = finding;
  const isNone = places.length === 0;
  return (
    <div className={styles.row}>
      <input
        className={styles.field}
        type="text"
        aria-label={t('replaceWith')}
        placeholder={t('replaceWith')}
        spellCheck={false}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={onEnter(() => replaceOne(words))}
      />
      <IconButton
        label={t('replace')}
        icon={<Replace />}
        disabled={isNone}
        onClick={() => replaceOne(words)}
      />
      <IconButton
        label={t('replaceAll')}
        icon={<ReplaceAll />}
        disabled={isNone}
        onClick={() => replaceAll(words)}
      />
    </div>
  );
}

function onEnter(act: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act(event);
  };
}

/** Whoever asked for the bar is going to type into it. */
function selectOnce(field: HTMLInputElement | null): void {
  field?.select();
}
