import { Popover } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '#client/ui/text-button.tsx';
import { isSafeLink } from '#shared/drafting/text/attribute-values.ts';
import styles from './link-editor.module.css';

type Props = {
  editor: Editor | null;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  /** The button that opens it. */
  children: ReactElement;
};

/** Puts a link on the selected words; refuses every address but http, https and mailto. */
export function LinkEditor({ editor, isOpen, onOpen, children }: Props) {
  return (
    <Popover
      opened={isOpen && editor !== null}
      onChange={onOpen}
      position="bottom-start"
      trapFocus
      returnFocus={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>
        {editor !== null && isOpen && <LinkForm editor={editor} onDone={() => onOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
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
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{t('drafting:linkAddress')}</label>
      <input
        id={id}
        className={styles.address}
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

/** "alternat.example" is meant as https; anything with a scheme stays what it is and is judged. */
function withScheme(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  return address.includes('@') ? `mailto:${address}` : `https://${address}`;
}
