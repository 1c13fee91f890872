import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { isUneven } from '#client/ui/localized-fields.tsx';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Delegation } from '#shared/sessions/delegation.ts';
import type { Member } from '#shared/sides/member.ts';
import { type DelegateDraft, draftsOf, listOfDrafts, moved, withOneMore } from './delegate-draft.ts';
import { DelegateFields } from './delegate-fields.tsx';
import styles from './delegation-dialog.module.css';
import { listDelegation } from './session-commands.ts';
import { useSessionCommand } from './use-session-command.ts';

type Props = {
  number: number;
  /** Of the own Side, as it was when the form was opened. */
  delegation: Delegation;
  /** Of the own Side. */
  members: readonly Pick<Member, 'id' | 'name'>[];
  onClose: () => void;
};

/** The list of one's own Side: whom, in which role, in which order. */
export function DelegationDialog({ number, delegation, members, onClose }: Props) {
  const { t } = useTranslation('sessionPage');
  const [drafts, setDrafts] = useState(() => draftsOf(delegation.delegates));
  const [opened, setOpened] = useState<number | null>(null);
  const [{ revision: expectedRevision, side }] = useState(delegation);
  const { isRunning, failure, run, fail } = useSessionCommand('stageFailed');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Fields of a place that is closed are not drawn: the browser does not look at them.
    const uneven = drafts.find(({ office, name }) => isUneven(office) || isUneven(name));
    if (uneven !== undefined) {
      setOpened(uneven.key);
      fail(t('allLanguages'));
      return;
    }
    run(async () => {
      await listDelegation(number, side, { expectedRevision, delegates: listOfDrafts(drafts) });
      onClose();
    });
  };
  return (
    <ModalDialog label={t('delegationTitle')} onClose={onClose}>
      <form className={form.form} onSubmit={submit} data-form="delegation">
        <div>
          <h2 className={form.heading}>{t('delegationTitle')}</h2>
          <p className={form.lead}>{t('delegationLead')}</p>
        </div>
        <Places
          drafts={drafts}
          members={members}
          opened={opened}
          onOpen={setOpened}
          onChange={(change) => setDrafts(change)}
        />
        <FormFailure words={failure} />
        <div className={form.buttons}>
          <TextButton onClick={onClose}>{t('cancel')}</TextButton>
          <TextButton type="submit" weight="main" disabled={isRunning}>
            {t('save')}
          </TextButton>
        </div>
      </form>
    </ModalDialog>
  );
}

type Drafts = readonly DelegateDraft[];

type PlacesProps = Pick<Props, 'members'> & {
  drafts: Drafts;
  /** The place whose fields are shown. */
  opened: number | null;
  onOpen: (key: number | null) => void;
  onChange: (change: (before: Drafts) => Drafts) => void;
};

function Places({ drafts, members, opened, onOpen, onChange }: PlacesProps) {
  const { t } = useTranslation('sessionPage');
  const add = (): void => {
    const more = withOneMore(drafts);
    onChange(() => more);
    onOpen(more.at(-1)?.key ?? null);
  };
  return (
    <>
      <ol className={styles.places}>
        {drafts.map((draft, index) => (
          <DelegateFields
            key={draft.key}
            draft={draft}
            place={index + 1}
            places={drafts.length}
            members={membersFor(draft, { drafts, members })}
            isOpen={draft.key === opened}
            onOpen={(isOpen) => {
              if (isOpen) onOpen(draft.key);
              // One that closes because another was opened says so afterwards: it must not close that one.
              else if (draft.key === opened) onOpen(null);
            }}
            onChange={(now) =>
              onChange((before) => before.map((each) => (each.key === now.key ? now : each)))
            }
            onMove={(by) => onChange((before) => moved(before, draft.key, by))}
            onRemove={() => onChange((before) => before.filter(({ key }) => key !== draft.key))}
          />
        ))}
      </ol>
      <div>
        <TextButton onClick={add}>{t('addDelegate')}</TextButton>
      </div>
    </>
  );
}

/** Nobody stands on a list twice. */
function membersFor(
  draft: DelegateDraft,
  { drafts, members }: { drafts: Drafts; members: Props['members'] },
): Props['members'] {
  const taken = new Set(drafts.filter(({ key }) => key !== draft.key).map(({ member }) => member));
  return members.filter(({ id }) => !taken.has(id));
}
