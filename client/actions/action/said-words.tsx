import styles from './action-sheet.module.css';

/** What a person wrote, as it was written. Its language is told by its letters, so that it is read out rightly. */
export function SaidWords({ words }: { words: string }) {
  return (
    <p className={styles.said} lang={languageOf(words)}>
      {words}
    </p>
  );
}

function languageOf(words: string): string {
  if (/\p{Script=Cyrillic}/u.test(words)) return 'ru';
  return /\p{Script=Devanagari}/u.test(words) ? 'hi' : 'en';
}
