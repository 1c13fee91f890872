import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FindDialog } from '#client/ui/find-dialog.tsx';
import type { Command } from './command.ts';
import { findCommands } from './find-commands.ts';
import styles from './palette.module.css';
import { usePlaceCommands } from './use-place-commands.ts';
import { useScreenCommands } from './use-screen-commands.ts';

type Props = {
  /** Those of the screen, as they were when it was opened: what is listed does not change under the fingers. */
  registered: readonly Command[];
  onClose: () => void;
};

/** Everything that can be reached by its name: typed, chosen with the arrows, done with Enter. */
export function Palette({ registered, onClose }: Props) {
  const { t } = useTranslation(['palette', 'commands']);
  const own = useScreenCommands();
  const places = usePlaceCommands();
  const find = useCallback(
    (typed: string) => findCommands([...registered, ...own, ...places], typed),
    [registered, own, places],
  );
  return (
    <FindDialog
      label={t('palette:title')}
      placeholder={t('palette:placeholder')}
      find={find}
      count={(found) => (found === 0 ? t('commands:nothing') : t('commands:results', { count: found }))}
      group={(found) =>
        [...new Set(found.map(({ group }) => group))].map((id) => ({
          id,
          name: t(`commands:group-${id}`),
          items: found.filter(({ group }) => group === id),
        }))
      }
      onPick={({ run }) => run()}
      onClose={onClose}
    >
      {({ title, titleLanguage, hint }) => (
        <div className={styles.line}>
          <span className={styles.title} title={title} lang={titleLanguage}>
            {title}
          </span>
          {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        </div>
      )}
    </FindDialog>
  );
}
