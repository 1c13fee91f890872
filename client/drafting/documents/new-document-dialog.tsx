import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { defaultTitle } from '#shared/drafting/default-title.ts';
import { DocumentKind } from '#shared/drafting/document.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { SubGroup } from '#shared/sides/sub-group.ts';
import type { Beginner, BeginOptions } from './begin-options.ts';
import { createDocument } from './document-commands.ts';
import styles from '#client/ui/dialog-form.module.css';
import { LanguageChoice } from './language-choice.tsx';
import { TitleFields } from './title-fields.tsx';
import { useDocumentCommand } from './use-document-command.ts';

type Props = {
  beginner: Beginner;
  options: BeginOptions;
  /** Chosen when it opens. */
  subGroup: SubGroup | null;
  /** Of the own Side. */
  sideName: string;
  onClose: () => void;
};

/** Begins a document: everything is filled in as it most likely will be, and may be changed. */
export function NewDocumentDialog({ beginner, options, subGroup: first, sideName, onClose }: Props) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const { isRunning, failure, run } = useDocumentCommand();
  const [kind, setKind] = useState(options.kinds[0] ?? DocumentKind.note);
  const [chosen, setChosen] = useState(first ?? options.subGroups[0] ?? null);
  const [ownTitle, setOwnTitle] = useState<LocalizedName | null>(null);
  const [languages, setLanguages] = useState<readonly TextLanguage[]>(beginner.languages);
  const [isWishedPrivate, setWishedPrivate] = useState(false);
  const subGroup = kind === DocumentKind.minutes ? chosen : null;
  const isPrivate = kind === DocumentKind.note && options.mayBePrivate && isWishedPrivate;
  const { session, today } = beginner;
  const title =
    ownTitle ?? defaultTitle({ kind, session: session.number, subGroup: subGroup?.name ?? null, today });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = { kind, title, session: session.id, subGroup: subGroup?.id ?? null, isPrivate };
    run(
      () => createDocument({ ...wanted, languages: [...languages] }),
      ({ id }) => void navigate({ to: '/documents/$documentId', params: { documentId: id } }),
    );
  };
  return (
    <ModalDialog label={t('newTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <div>
          <h2 className={styles.heading}>{t('newTitle')}</h2>
          <p className={styles.lead}>{t('newLead')}</p>
        </div>
        {options.kinds.length > 1 && <KindChoice kinds={options.kinds} kind={kind} onChange={setKind} />}
        {kind === DocumentKind.minutes && (
          <SubGroupChoice subGroups={options.subGroups} chosen={chosen} onChange={setChosen} />
        )}
        {kind === DocumentKind.note && options.mayBePrivate && (
          <ForWhom side={sideName} isPrivate={isPrivate} onChange={setWishedPrivate} />
        )}
        <TitleFields title={title} onChange={setOwnTitle} />
        <LanguageChoice fixed={beginner.languages} chosen={languages} onChange={setLanguages} />
        {failure !== null && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <div className={styles.buttons}>
          <TextButton onClick={onClose}>{t('cancel')}</TextButton>
          <TextButton type="submit" weight="main" disabled={isRunning}>
            {t('create')}
          </TextButton>
        </div>
      </form>
    </ModalDialog>
  );
}

type KindProps = {
  kinds: readonly DocumentKind[];
  kind: DocumentKind;
  onChange: (kind: DocumentKind) => void;
};

function KindChoice({ kinds, kind, onChange }: KindProps) {
  const { t } = useTranslation('home');
  return (
    <fieldset className={styles.group}>
      <legend>{t('kind')}</legend>
      <div className={styles.choices}>
        {kinds.map((each) => (
          <label key={each} className={styles.choice}>
            <input type="radio" name="kind" checked={each === kind} onChange={() => onChange(each)} />
            {t(`one-${each}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type ForWhomProps = { side: string; isPrivate: boolean; onChange: (isPrivate: boolean) => void };

/** The other Side finds out nothing of a note that is the own Side's. */
function ForWhom({ side, isPrivate, onChange }: ForWhomProps) {
  const { t } = useTranslation(['home', 'documents']);
  return (
    <fieldset className={styles.group}>
      <legend>{t('home:forWhom')}</legend>
      <div className={styles.choices}>
        {[false, true].map((each) => (
          <label key={String(each)} className={styles.choice}>
            <input type="radio" name="for" checked={each === isPrivate} onChange={() => onChange(each)} />
            {each ? t('documents:onlySide', { side }) : t('home:forBothSides')}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type SubGroupProps = {
  subGroups: readonly SubGroup[];
  chosen: SubGroup | null;
  onChange: (subGroup: SubGroup | null) => void;
};

function SubGroupChoice({ subGroups, chosen, onChange }: SubGroupProps) {
  const { t } = useTranslation('home');
  const locale = useLocale();
  if (subGroups.length < 2) return null;
  return (
    <label className={styles.group}>
      <span className={styles.label}>{t('subGroup')}</span>
      <select
        className={styles.field}
        value={chosen?.id ?? ''}
        onChange={(event) => onChange(subGroups.find(({ id }) => id === event.currentTarget.value) ?? null)}
      >
        {subGroups.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[locale]}
          </option>
        ))}
      </select>
    </label>
  );
}
