import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';

/** A link that is told once, to be handed on. */
export function OnceLink({ path, onDone }: { path: string; onDone: () => void }) {
  const { t } = useTranslation('members');
  const [isCopied, setCopied] = useState(false);
  const link = `${location.origin}${path}`;
  return (
    <div className={styles.form}>
      <LabelledField
        label={t('link')}
        hint={t('linkOnce')}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <output>{isCopied && t('copied')}</output>
      <div className={styles.buttons}>
        <TextButton
          weight="main"
          onClick={() =>
            void navigator.clipboard.writeText(link).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {t('copy')}
        </TextButton>
        <TextButton onClick={onDone}>{t('done')}</TextButton>
      </div>
    </div>
  );
}
