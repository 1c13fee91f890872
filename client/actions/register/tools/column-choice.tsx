import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import { columns, isFree } from '#client/actions/register/register-view.ts';
import { ChoicePanel } from './choice-panel.tsx';
import styles from './choice-panel.module.css';

/** Which columns the table has; number and decision always stay. */
export function ColumnChoice() {
  const { t } = useTranslation('register');
  const { view, show } = useScene();
  const turn = (column: (typeof columns)[number]): void => {
    const isShown = view.columns.includes(column);
    const next = columns.filter((each) => (each === column ? !isShown : view.columns.includes(each)));
    show({ ...view, columns: next });
  };
  return (
    <ChoicePanel name={t('columns')}>
      {columns.filter(isFree).map((column) => (
        <label key={column} className={styles.value}>
          <input type="checkbox" checked={view.columns.includes(column)} onChange={() => turn(column)} />
          <span>{t(`column-${column}`)}</span>
        </label>
      ))}
    </ChoicePanel>
  );
}
