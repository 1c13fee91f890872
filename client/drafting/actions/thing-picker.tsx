import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FindDialog } from '#client/ui/find-dialog.tsx';
import { answeringTo } from '#client/ui/answering-to.ts';
import styles from './thing-picker.module.css';

/** Something that can be chosen by its words. */
export type PickedThing = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly language?: string;
  /** It answers to these too. */
  readonly alsoCalled?: string;
};

type Props = {
  title: string;
  things: readonly PickedThing[];
  onPick: (id: string) => void;
  onClose: () => void;
};

/** More lines nobody reads: whoever looks for another one types on. */
const SHOWN = 60;

/** Finds one of many things that a sentence may name. */
export function ThingPicker({ title, things, onPick, onClose }: Props) {
  const { t } = useTranslation('textActions');
  const find = useCallback((typed: string) => answeringTo(things, typed, wordsOf).slice(0, SHOWN), [things]);
  return (
    <FindDialog
      label={title}
      placeholder={t('search')}
      find={find}
      count={(found) => (found === 0 ? t('notThere') : t('found', { count: found }))}
      onPick={({ id }) => onPick(id)}
      onClose={onClose}
    >
      {({ name, language, detail }) => (
        <>
          <div className={styles.name} lang={language}>
            {name}
          </div>
          {detail !== '' && <div className={styles.detail}>{detail}</div>}
        </>
      )}
    </FindDialog>
  );
}

const wordsOf = ({ name, detail, alsoCalled = '' }: PickedThing): string => `${name} ${detail} ${alsoCalled}`;
