import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from './outline.module.css';
import { useOutline } from './use-outline.ts';
import { useScrollSpy } from './use-scroll-spy.ts';

type Props = {
  doc: Y.Doc;
  language: TextLanguage;
  /** The reader has chosen a heading. */
  onGo?: () => void;
};

/** The headings of the text, with the one that is being read; each is an address that can be sent on. */
export function Outline({ doc, language, onGo }: Props) {
  const { t } = useTranslation('room');
  const entries = useOutline(doc, language);
  const current = useScrollSpy(language);
  if (entries.length === 0) return <p className={styles.empty}>{t('outlineEmpty')}</p>;
  return (
    // Arrow keys are a shorter way between links that Tab reaches as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ol className={styles.list} lang={language} onKeyDown={moveByArrows}>
      {entries.map(({ cid, isSector, isAnnex, label, words }) => (
        <li key={cid}>
          <a
            href={`#${cid}`}
            className={styles.entry}
            data-sector={isSector || undefined}
            data-above={isAnnex || label === '' || undefined}
            aria-current={cid === current ? 'location' : undefined}
            onClick={() => {
              // The address may be there already: then nothing but this would bring the part back into view.
              scrollToPart(cid, { block: 'start' });
              onGo?.();
            }}
          >
            <span className={styles.label}>{label}</span>
            <span>{words}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLOListElement>): void {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const target = { Home: 0, End: links.length - 1 }[event.key] ?? at + (steps[event.key] ?? 0);
  if (target === at || at < 0) return;
  event.preventDefault();
  links[Math.max(0, Math.min(links.length - 1, target))]?.focus();
}
