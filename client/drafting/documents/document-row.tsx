import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Verb } from '#shared/access/verb.ts';
import type { DocumentActivity } from '#shared/drafting/document-activity.ts';
import type { Document } from '#shared/drafting/document.ts';
import styles from './document-list.module.css';
import { DocumentSigns } from './document-signs.tsx';

/** What may be done to a document from the list. */
export type DocumentActions = {
  rename: (document: Document) => void;
  archive: (document: Document) => void;
  bringBack: (document: Document) => void;
};

type Props = {
  document: Document;
  activity: DocumentActivity | undefined;
  lookOf: SideLookOf;
  actions: DocumentActions;
};

/** One document: the way into it, what is known of it, and what may be done to it. */
export function DocumentRow({ document, activity, lookOf, actions }: Props) {
  const { t } = useTranslation(['documents', 'access']);
  const locale = useLocale();
  return (
    <li className={styles.item} data-document={document.id}>
      <Link
        className={styles.row}
        to="/documents/$documentId"
        params={{ documentId: document.id }}
        data-kind={document.kind}
      >
        <span className={styles.title}>{document.title[locale]}</span>
        <span className={styles.languages}>
          {document.languages.map((language) => language.toUpperCase()).join(' · ')}
        </span>
        <span className={styles.facts}>
          <span>{t(`documents:stage-${document.stage}`)}</span>
          <span>{t(`access:${abilityWord(document)}`)}</span>
          {document.side !== null && <OnlySide look={lookOf(document.side)} />}
        </span>
        {activity !== undefined && <DocumentSigns activity={activity} lookOf={lookOf} />}
      </Link>
      {document.may.includes(Verb.manageDocument) && <RowMenu document={document} actions={actions} />}
    </li>
  );
}

/** Of whom the document is, before anybody thinks of quoting it. */
function OnlySide({ look: { letters, hue, name } }: { look: ReturnType<SideLookOf> }) {
  const { t } = useTranslation('documents');
  return (
    <span className={styles.onlySide} data-testid="only-side">
      <ColourTag letters={letters} hue={hue} /> {t('onlySide', { side: name })}
    </span>
  );
}

function RowMenu({ document, actions }: Pick<Props, 'document' | 'actions'>) {
  const { t } = useTranslation('home');
  const locale = useLocale();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton
          className={styles.more ?? ''}
          label={t('actionsFor', { title: document.title[locale] })}
          icon={<Ellipsis />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {document.isArchived ? (
          <Menu.Item onClick={() => actions.bringBack(document)}>{t('bringBack')}</Menu.Item>
        ) : (
          <>
            <Menu.Item onClick={() => actions.rename(document)}>{t('rename')}</Menu.Item>
            <Menu.Item onClick={() => actions.archive(document)}>{t('archive')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function abilityWord({ may }: Document): 'mayEdit' | 'mayComment' | 'mayRead' {
  if (may.includes(Verb.edit)) return 'mayEdit';
  return may.includes(Verb.comment) ? 'mayComment' : 'mayRead';
}
