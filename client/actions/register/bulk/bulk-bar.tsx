import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import styles from './bulk-bar.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import type { Chosen } from './use-chosen.ts';

type Props = { rows: readonly NamedRow[]; chosen: Chosen };

/** How many are chosen, and the way to edit them together. */
export function BulkBar({ rows, chosen }: Props) {
  const { t } = useTranslation('register');
  const [edited, setEdited] = useState<readonly NamedRow[] | null>(null);
  const picked = rows.filter(({ row }) => chosen.ids.has(row.id));
  return (
    <>
      <output>
        {picked.length > 0 && (
          <span className={styles.bar}>
            <span className={styles.words}>{t('chosen', { count: picked.length })}</span>
            <TextButton weight="main" onClick={() => setEdited(picked)}>
              {t('editTogether')}
            </TextButton>
            <IconButton label={t('chooseNone')} icon={<X aria-hidden />} onClick={() => chosen.choose([])} />
          </span>
        )}
      </output>
      {edited !== null && <BulkDialog rows={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
