import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { LocalizedFields, nothingWritten } from '#client/ui/localized-fields.tsx';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Session } from '#shared/sessions/session.ts';
import type { Side } from '#shared/sides/side.ts';
import type { SubGroup } from '#shared/sides/sub-group.ts';
import styles from './session-dialog.module.css';
import { announceSession, changeSession } from './session-commands.ts';
import { draftOf, factsOfDraft, type SessionDraft } from './session-draft.ts';
import { useSessionCommand } from './use-session-command.ts';

type Props = {
  /** To be changed; null: a new one. */
  session: Session | null;
  /** All that there are. */
  sessions: readonly Session[];
  /** In the viewer's order. */
  sides: readonly Side[];
  subGroups: readonly SubGroup[];
  onDone: (session: Session) => void;
  onClose: () => void;
};

/** Announces a session, or keeps its facts: for both Sides, by the secretaries of either. */
export function SessionDialog({ session, sessions, sides, subGroups, onDone, onClose }: Props) {
  const { t } = useTranslation('sessionPage');
  const last = Math.max(0, ...sessions.map(({ number }) => number));
  const [draft, setDraft] = useState(() => draftOf(session, session?.number ?? last + 1));
  // As it was when the form was opened: what others change meanwhile is not overwritten.
  const [expectedRevision] = useState(session?.revision ?? 0);
  const { isRunning, failure, run } = useSessionCommand('notNext');
  const change = (part: Partial<SessionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const facts = factsOfDraft(draft);
    run(async () => {
      const done =
        session === null
          ? await announceSession(facts)
          : await changeSession(session.number, { ...facts, expectedRevision });
      onDone(done);
    });
  };
  const title = t(session === null ? 'announce' : 'editTitle');
  return (
    <ModalDialog label={title} onClose={onClose}>
      <form className={form.form} onSubmit={submit} data-form="session">
        <div>
          <h2 className={form.heading}>{title}</h2>
          {session === null && <p className={form.lead}>{t('announceLead')}</p>}
        </div>
        <WhenFields draft={draft} change={change} isFirst={isAlone(session, sessions)} />
        <LocalizedFields
          label={t('place')}
          unevenHint={t('allLanguages')}
          written={draft.place}
          onChange={(place) => change({ place })}
        />
        <CoChairFields draft={draft} change={change} sides={sides} />
        <SubGroupFields draft={draft} change={change} subGroups={subGroups} />
        <FormFailure words={failure} />
        <div className={form.buttons}>
          <TextButton onClick={onClose}>{t('cancel')}</TextButton>
          <TextButton type="submit" weight="main" disabled={isRunning}>
            {t(session === null ? 'announceNow' : 'save')}
          </TextButton>
        </div>
      </form>
    </ModalDialog>
  );
}

/** The first session of a workspace has the number that it is given; the others follow. */
function isAlone(session: Session | null, sessions: readonly Session[]): boolean {
  return session === null ? sessions.length === 0 : sessions.length === 1 && session.stage === 'preparing';
}

type FieldsProps = { draft: SessionDraft; change: (part: Partial<SessionDraft>) => void };

function WhenFields({ draft, change, isFirst }: FieldsProps & { isFirst: boolean }) {
  const { t } = useTranslation('sessionPage');
  return (
    <div className={styles.when}>
      <LabelledField
        label={t('number')}
        hint={t(isFirst ? 'numberHint' : 'numberFixed')}
        type="number"
        min={1}
        max={9999}
        required
        readOnly={!isFirst}
        data-autofocus
        value={draft.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <LabelledField
        label={t('firstDay')}
        type="date"
        value={draft.startsOn}
        onChange={(event) => change({ startsOn: event.currentTarget.value })}
      />
      <LabelledField
        label={t('lastDay')}
        type="date"
        min={draft.startsOn}
        disabled={draft.startsOn === ''}
        value={draft.endsOn}
        onChange={(event) => change({ endsOn: event.currentTarget.value })}
      />
    </div>
  );
}

function CoChairFields({ draft, change, sides }: FieldsProps & { sides: readonly Side[] }) {
  const { t } = useTranslation('sessionPage');
  const locale = useLocale();
  return sides.map(({ id, name }) => (
    <LocalizedFields
      key={id}
      label={t('coChairOf', { side: name[locale] })}
      hint={t('coChairHint')}
      unevenHint={t('allLanguages')}
      written={draft.coChairs.get(id) ?? nothingWritten}
      onChange={(written) => change({ coChairs: new Map(draft.coChairs).set(id, written) })}
    />
  ));
}

function SubGroupFields({ draft, change, subGroups }: FieldsProps & { subGroups: readonly SubGroup[] }) {
  const { t } = useTranslation('sessionPage');
  const locale = useLocale();
  const toggle = (id: SubGroup['id']): void => {
    const chosen = draft.subGroups.includes(id);
    change({
      subGroups: chosen ? draft.subGroups.filter((each) => each !== id) : [...draft.subGroups, id],
    });
  };
  return (
    <fieldset className={form.group}>
      <legend>{t('subGroups')}</legend>
      {subGroups.length === 0 && <p className={styles.hint}>{t('noSubGroups')}</p>}
      <div className={form.choices}>
        {subGroups.map(({ id, name }) => (
          <label key={id} className={form.choice}>
            <input type="checkbox" checked={draft.subGroups.includes(id)} onChange={() => toggle(id)} />
            {name[locale]}
          </label>
        ))}
      </div>
      {subGroups.length > 0 && <span className={styles.hint}>{t('subGroupsHint')}</span>}
    </fieldset>
  );
}
