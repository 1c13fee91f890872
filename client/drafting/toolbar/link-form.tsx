import type { Editor } from '@tiptap/core';
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '#client/ui/text-button.tsx';
import { isSafeLink } from '#shared/drafting/text/attribute-values.ts';
import styles from './link-form.module.css';

/** The address of a link on the selected words; refuses every address but http, https and mailto. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { t } = useTranslation(['drafting', 'common']);
  const id = useId();
  const present: unknown = editor.getAttributes('link')['href'];
  const [address, setAddress] = useState(typeof present === 'string' ? present : '');
  const [isUnsafe, setUnsafe] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const href = withScheme(address.trim());
    if (!isSafeLink(href)) {
      setUnsafe(true);
      return;
    }
    editor.chain().focus().extendMarkRange('link').setMark('link', { href }).run();
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
    onDone();
  };
  return (
    // Escape leaves from every field.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.form} onSubmit={submit} onKeyDown={onEscape(editor, onDone)}>
      <label htmlFor={id}>{t('drafting:linkAddress')}</label>
      <input
        id={id}
        className={styles.address}
        ref={focusOnce}
        data-autofocus
        inputMode="url"
        placeholder="https://"
        value={address}
        aria-invalid={isUnsafe}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setUnsafe(false);
        }}
      />
      <p
        id={`${id}-hint`}
        role={isUnsafe ? 'alert' : undefined}
        className={styles.hint}
        data-wrong={isUnsafe}
      >
        {isUnsafe ? t('drafting:linkUnsafe') : t('drafting:linkHint')}
      </p>
      <div className={styles.actions}>
        <TextButton type="submit" weight="main">
          {t('common:apply')}
        </TextButton>
        {typeof present === 'string' && <TextButton onClick={remove}>{t('common:remove')}</TextButton>}
      </div>
    </form>
  );
}

function onEscape(editor: Editor, onDone: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    editor.commands.focus(undefined, { scrollIntoView: false });
    onDone();
  };
}

/** Whoever opened the form is going to type into it. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

/** "alternat.example" is meant as https; anything with a scheme stays what it is and is judged. */
function withScheme(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  return address.includes('@') ? `mailto:${address}` : `https://${address}`;
}
