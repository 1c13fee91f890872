import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { partName } from '#client/drafting/part-name.ts';
import { numbersOfParts } from '#client/drafting/outline/read-outline.ts';
import styles from './hopped-note.module.css';
import type { Hopped } from './use-pair-hop.ts';

/** Says, to whoever cannot see it, in which language and part the caret is after a hop. */
export function HoppedNote({ doc, hopped }: { doc: Y.Doc; hopped: Hopped | null }) {
  const { t } = useTranslation(['room', 'drafting']);
  const words = () => {
    if (hopped === null) return '';
    const { language, cid } = hopped;
    const part = partName(t, numbersOfParts(doc, language).get(cid), language);
    return t('room:hopped', { language: t(`drafting:language-${language}`), part });
  };
  return <output className={styles.spoken}>{words()}</output>;
}
