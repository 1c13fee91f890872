import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListItem } from '#client/actions/register/rows/group-rows.ts';
import styles from './register-table.module.css';

type Props = {
  item: Extract<ListItem, { kind: 'group' }>;
  index: number;
  place: CSSProperties;
  onFold: (group: string) => void;
};

/** What the rows below have in common, and how many they are. */
export function GroupHeading({ item: { group, isFolded }, index, place, onFold }: Props) {
  const { t } = useTranslation('register');
  const { title, value, rows } = group;
  return (
    <div role="row" aria-rowindex={index} className={styles.group} style={place}>
      <span role="cell" className={styles.groupCell}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!isFolded}
          aria-label={t(isFolded ? 'unfold' : 'fold', { group: title })}
          onClick={() => onFold(value)}
        >
          {isFolded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
        </button>
        <span className={styles.groupTitle}>{title}</span>
        <span className={styles.groupCount}>{rows.length}</span>
      </span>
    </div>
  );
}
