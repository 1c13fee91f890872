import { useTranslation } from 'react-i18next';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { NamedRow } from './rows/named-row.ts';
import { useScene } from './register-scene.ts';
import styles from './shown-parts.module.css';

/** Who is responsible: each Side with its bodies. */
export function ResponsibleBodies({ parts }: Pick<NamedRow, 'parts'>) {
  const { looks } = useScene();
  return (
    <span className={styles.bodies}>
      {parts.map(({ part, bodies }) => (
        <span key={part.side} className={styles.body}>
          <ColourTag
            letters={looks.get(part.side)?.letters ?? part.side}
            hue={looks.get(part.side)?.hue ?? 'none'}
          />{' '}
          {bodies === '' ? '–' : bodies}
        </span>
      ))}
    </span>
  );
}

/** The word for the action, and below it what each Side has reported of its own part. */
export function StatusWords({ named: { row, parts } }: { named: NamedRow }) {
  const { t } = useTranslation('actions');
  const { looks } = useScene();
  const isTold = parts.every(({ part }) => part.status === row.status);
  return (
    <span className={styles.status}>
      <span className={styles.word} data-status={row.status}>
        {t(`status-${row.status}`)}
      </span>
      {!isTold && (
        <span className={styles.layers}>
          {parts.map(({ part }) => (
            <span key={part.side}>
              {looks.get(part.side)?.letters ?? part.side} {t(`status-${part.status}`)}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
