import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import { DialogButtons } from '#client/ui/dialog-buttons.tsx';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { LocalizedFields } from '#client/ui/localized-fields.tsx';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { NewSubGroup } from '#shared/sides/sub-group-command.ts';
import { PeriodFields } from './period-fields.tsx';
import { createSubGroup } from './sub-group-commands.ts';

/** Makes a sub-group, in force from today unless told otherwise. */
export function NewSubGroupDialog({ today, onClose }: { today: CalendarDay; onClose: () => void }) {
  const { t } = useTranslation('administration');
  const [draft, setDraft] = useState<NewSubGroup>({
    name: { en: '', ru: '', hi: '' },
    validFrom: today,
    validTo: null,
  });
  const { isRunning, failure, run } = useWorkspaceCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await createSubGroup(draft);
      onClose();
    });
  };
  return (
    <ModalDialog label={t('newSubGroup')} onClose={onClose}>
      <form className={form.form} onSubmit={submit} data-form="sub-group">
        <div>
          <h2 className={form.heading}>{t('newSubGroup')}</h2>
          <p className={form.lead}>{t('newSubGroupLead')}</p>
        </div>
        <LocalizedFields
          label={t('names')}
          isRequired
          written={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
        />
        <PeriodFields period={draft} onChange={(period) => setDraft({ ...draft, ...period })} />
        <FormFailure words={failure} />
        <DialogButtons cancel={t('cancel')} send={t('make')} isRunning={isRunning} onCancel={onClose} />
      </form>
    </ModalDialog>
  );
}
