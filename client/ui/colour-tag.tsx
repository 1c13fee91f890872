import styles from './colour-tag.module.css';

export type Hue = 'amber' | 'indigo' | 'none';

/** Letters in their colour: never the colour alone. */
export function ColourTag({ letters, hue, title }: { letters: string; hue: Hue; title?: string }) {
  return (
    <span className={styles.tag} data-hue={hue} title={title}>
      {letters}
    </span>
  );
}
