import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenEditors } from '#client/drafting/open-editors.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { countWords } from './count-words.ts';
import styles from './word-count.module.css';

/** ms of rest before counting again: nobody reads a number that changes with every letter. */
const REST = 600;

/** The words of each language on screen, and of what is selected. */
export function WordCount({ shown }: { shown: readonly TextLanguage[] }) {
  const editors = useOpenEditors();
  return (
    <p className={styles.count}>
      {shown.map((language) => {
        const editor = editors[language];
        return editor === undefined ? null : <Count key={language} language={language} editor={editor} />;
      })}
    </p>
  );
}

function Count({ language, editor }: { language: TextLanguage; editor: Editor }) {
  const { t } = useTranslation(['tools', 'drafting']);
  const locale = useLocale();
  const counts = useCounts(editor);
  if (counts === null) return null;
  const { all, selected } = counts;
  const figure = new Intl.NumberFormat(locale);
  return (
    <span data-words={language}>
      {t(`drafting:language-${language}`)}
      {' · '}
      {selected > 0
        ? t('wordsOf', { count: all, part: figure.format(selected), all: figure.format(all) })
        : t('words', { count: all, all: figure.format(all) })}
    </span>
  );
}

type Counts = { all: number; selected: number };

/** Null at first: the text itself must not wait for it. */
function useCounts(editor: Editor): Counts | null {
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      timer = undefined;
      if (!editor.isDestroyed) setCounts(countsOf(editor));
    };
    const follow = ({ transaction }: { transaction: { docChanged: boolean; selectionSet: boolean } }) => {
      if (!transaction.docChanged && !transaction.selectionSet) return;
      timer ??= setTimeout(count, REST);
    };
    timer = setTimeout(count, REST);
    editor.on('transaction', follow);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', follow);
    };
  }, [editor]);
  return counts;
}

function countsOf(editor: Editor): Counts {
  const { doc, selection } = editor.state;
  const { from, to, empty } = selection;
  return { all: countWords(doc), selected: empty ? 0 : countWords(doc, from, to) };
}
