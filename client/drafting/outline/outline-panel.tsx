import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { IconButton } from '#client/ui/icon-button.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { Outline } from './outline.tsx';
import styles from './outline-panel.module.css';
import type { OutlinePanel as Panel } from './use-outline-panel.ts';

type Props = { panel: Panel; doc: Y.Doc; language: TextLanguage };

/** The outline at its place: beside the text where there is room, else a drawer over it. Before the text: only the place. */
export function OutlinePanel({ panel, doc, language }: Omit<Props, 'doc'> & { doc: Y.Doc | null }) {
  const { t } = useTranslation('room');
  if (!panel.isOpen) return null;
  if (!panel.isBeside) return doc && <OutlineDrawer panel={panel} doc={doc} language={language} />;
  return (
    <nav id="outline" className={styles.beside} aria-label={t('outline')}>
      {doc && <Outline doc={doc} language={language} />}
    </nav>
  );
}

/** The browser's own dialog: it holds the focus, closes by Escape and gives the focus back. */
function OutlineDrawer({ panel, doc, language }: Props) {
  const { t } = useTranslation('room');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    // A press beside the drawer closes it; Escape does the same by itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      id="outline"
      className={styles.drawer}
      aria-label={t('outline')}
      onClose={panel.closeDrawer}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <h2 className={styles.title}>{t('outline')}</h2>
          <IconButton label={t('closeOutline')} icon={<X />} onClick={close} />
        </div>
        <nav aria-label={t('outline')}>
          <Outline doc={doc} language={language} onGo={close} />
        </nav>
      </div>
    </dialog>
  );
}
