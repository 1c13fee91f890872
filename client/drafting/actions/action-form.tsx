import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '#client/ui/dialog-form.module.css';
import type { PartCommander } from '#client/drafting/parts/part-commander.ts';
import { PartCommanderContext } from '#client/drafting/parts/part-commander-context.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { NewAction } from '#shared/actions/action-commands.ts';
import { CommitmentKind, actionLabel } from '#shared/actions/action.ts';
import { AppError } from '#shared/core/app-error.ts';
import type { DocumentActions } from '#shared/drafting/action-in-text.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import { currentSession } from '#shared/sessions/current-session.ts';
import type { Session } from '#shared/sessions/session.ts';
import { type ActionDraft, draftOf, newActionOf } from './action-draft.ts';
import own from './action-form.module.css';
import { registerInText } from './actions-commands.ts';
import { bodiesInTextQuery, documentActionsQuery, initiativesInTextQuery } from './actions-queries.ts';
import type { ActionGround } from './actions-around.tsx';
import { ChoiceField, chosen } from './choice-field.tsx';
import { DeadlineFields } from './deadline-fields.tsx';
import { readable } from './offer-card.tsx';
import { PartFields } from './part-fields.tsx';
import type { TextActions } from './text-actions.ts';
import { WordsFields } from './words-fields.tsx';

type Props = { actions: TextActions; document: OpenDocument; ground: ActionGround; cid: string };

/** Makes an action of a clause: filled in as the clause reads, looked over by a person. */
export function ActionForm({ actions, document, ground, cid }: Props) {
  const { t } = useTranslation(['actionForm', 'actions']);
  const locale = useLocale();
  const session = sessionOf(document, ground.sessions);
  const [draft, setDraft] = useState(() => firstDraft({ actions, document, ground, cid }, session));
  const { data: bodies = [] } = useQuery(bodiesInTextQuery);
  const { isRunning, failure, send } = useSending(document, actions);
  const change = (changed: Partial<ActionDraft>) => setDraft({ ...draft, ...changed });
  const close = () => actions.ask(null);
  const wanted =
    session === null ? null : newActionOf(draft, { document: document.id, cid, session: session.id });
  const [language, words] = readable(actions.readingOf(cid)?.words ?? {}, locale);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== null) send(wanted);
  };
  return (
    <ModalDialog label={t('formTitle')} onClose={close}>
      <form className={styles.form} onSubmit={submit} data-testid="action-form">
        <div>
          <h2 className={styles.heading}>{t('formTitle')}</h2>
          <p className={styles.lead}>{t('formLead')}</p>
        </div>
        <blockquote className={own.clause} lang={language}>
          {words}
        </blockquote>
        <KindChoice kind={draft.kind} onChange={(kind) => change({ kind })} />
        <PartFields
          parts={draft.parts}
          sides={ground.sides}
          bodies={bodies}
          onChange={(parts) => change({ parts })}
        />
        <WordsFields
          label={(name) => t('deliverable', { language: name })}
          words={draft.deliverable}
          languages={document.languages}
          rows={3}
          onChange={(deliverable) => change({ deliverable })}
        />
        <DeadlineFields
          deadline={draft.deadline}
          rows={actions.rows}
          sessions={ground.sessions}
          languages={document.languages}
          onChange={(deadline) => change({ deadline })}
        />
        <Filing actions={actions} ground={ground} draft={draft} onChange={change} />
        <FormEnd draft={draft} failure={failure} mayEnd={!isRunning && wanted !== null} onCancel={close} />
      </form>
    </ModalDialog>
  );
}

type FormEndProps = { draft: ActionDraft; failure: string | null; mayEnd: boolean; onCancel: () => void };

function FormEnd({ draft, failure, mayEnd, onCancel }: FormEndProps) {
  const { t } = useTranslation('actionForm');
  return (
    <>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {!draft.parts.some(({ isBound }) => isBound) && <p className={styles.lead}>{t('noSide')}</p>}
      <div className={styles.buttons}>
        <TextButton onClick={onCancel}>{t('cancel')}</TextButton>
        <TextButton type="submit" weight="main" disabled={!mayEnd}>
          {t('register')}
        </TextButton>
      </div>
    </>
  );
}

/** The session of the document; of one without, that which is being prepared or held. */
function sessionOf(document: OpenDocument, sessions: readonly Session[]): Session | null {
  return sessions.find(({ id }) => id === document.session) ?? currentSession(sessions);
}

function firstDraft({ actions, document, ground, cid }: Props, session: Session | null): ActionDraft {
  const { sides, sessions } = ground;
  const numberOfNext = (session?.number ?? 0) + 1;
  return draftOf({
    recognition: actions.recognitionOf(cid),
    words: actions.readingOf(cid)?.words ?? {},
    sides: sides.map(({ id }) => id),
    session: session?.id ?? ('' as Session['id']), // nothing is sent without a session
    subGroup: document.subGroup,
    sessionOf: (number) => sessions.find((each) => each.number === (number ?? numberOfNext))?.id ?? null,
  });
}

function useSending(document: OpenDocument, actions: TextActions) {
  const { t } = useTranslation(['errors', 'actionForm']);
  const commander = useContext(PartCommanderContext);
  const queryClient = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const words = (error: unknown): string => {
    if (!(error instanceof AppError)) return t('errors:unreachable');
    const isGone = error.code === 'conflict' || error.code === 'invalid-input';
    return isGone ? t('actionForm:refused') : t(`errors:code-${error.code}`);
  };
  const send = (wanted: NewAction): void => {
    if (isRunning || commander === null) return;
    setRunning(true);
    setFailure(null);
    void sent(commander, document.id, wanted)
      .then(({ row }) => {
        queryClient.setQueryData(documentActionsQuery(document.id).queryKey, (told) => withRow(told, row));
        actions.ask(null);
      })
      .catch((error: unknown) => setFailure(words(error)))
      .finally(() => setRunning(false));
  };
  return { isRunning, failure, send };
}

async function sent(commander: PartCommander, document: string, wanted: NewAction) {
  const { detail } = await commander.carryOut('register', () => registerInText(document, wanted));
  return detail;
}

type Row = DocumentActions['rows'][number];

/** The change itself may have been told before its answer came. */
function withRow(told: DocumentActions | undefined, row: Row): DocumentActions | undefined {
  if (told === undefined || told.rows.some(({ id, revision }) => id === row.id && revision >= row.revision)) {
    return told;
  }
  return { ...told, rows: [...told.rows.filter(({ id }) => id !== row.id), row] };
}

type KindProps = { kind: CommitmentKind; onChange: (kind: CommitmentKind) => void };

function KindChoice({ kind, onChange }: KindProps) {
  const { t } = useTranslation(['actionForm', 'actions']);
  return (
    <fieldset className={styles.group}>
      <legend>{t('kind')}</legend>
      <div className={styles.choices}>
        {Object.values(CommitmentKind).map((each) => (
          <label key={each} className={styles.choice}>
            <input type="radio" name="kind" checked={each === kind} onChange={() => onChange(each)} />
            {t(`actions:kind-${each}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type FilingProps = {
  actions: TextActions;
  ground: ActionGround;
  draft: ActionDraft;
  onChange: (changed: Partial<ActionDraft>) => void;
};

/** What it serves, and where the register keeps it. */
function Filing({ actions, ground, draft, onChange }: FilingProps) {
  const { t } = useTranslation('actionForm');
  const locale = useLocale();
  const { data } = useQuery(initiativesInTextQuery);
  const sectors = data?.sectors ?? [];
  const initiatives = (data?.initiatives ?? []).map(({ initiative }) => initiative);
  const named = (things: readonly { id: string; name: Record<typeof locale, string> }[]) =>
    things.map(({ id, name }) => ({ id, name: name[locale] }));
  return (
    <div className={own.filing}>
      <ChoiceField
        label={t('initiative')}
        value={draft.initiative ?? ''}
        choices={named(initiatives)}
        none={t('nothing')}
        onChange={(id) => {
          const initiative = chosen(initiatives, id);
          onChange({ initiative: initiative?.id ?? null, sector: initiative?.sector ?? draft.sector });
        }}
      />
      <ChoiceField
        label={t('sector')}
        value={draft.sector ?? ''}
        choices={named(sectors)}
        none={t('nothing')}
        onChange={(id) => onChange({ sector: chosen(sectors, id)?.id ?? null })}
      />
      <ChoiceField
        label={t('subGroup')}
        value={draft.subGroup ?? ''}
        choices={named(ground.subGroups)}
        none={t('nothing')}
        onChange={(id) => onChange({ subGroup: chosen(ground.subGroups, id)?.id ?? null })}
      />
      <ChoiceField
        label={t('dependsOn')}
        value={draft.dependsOn ?? ''}
        choices={actions.rows.map(({ id }) => ({ id, name: actionLabel(id) }))}
        none={t('nothing')}
        onChange={(id) => onChange({ dependsOn: chosen(actions.rows, id)?.id ?? null })}
      />
    </div>
  );
}
