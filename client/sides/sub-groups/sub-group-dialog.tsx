import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import { DialogButtons } from '#client/ui/dialog-buttons.tsx';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { sameName } from '#shared/sides/written-name.ts';
import type { Side } from '#shared/sides/side.ts';
import type {
  LeadChoice,
  LedSubGroup,
  SubGroupNaming,
  SubGroupValidity,
} from '#shared/sides/sub-group-command.ts';
import { LeadFields } from './lead-fields.tsx';
import { leadToday } from './lead-today.ts';
import { NamingFields } from './naming-fields.tsx';
import { PeriodFields } from './period-fields.tsx';
import { changeValidity, nameLead, renameSubGroup } from './sub-group-commands.ts';
import type { SubGroupGround } from './sub-group-ground.ts';

type Props = { subGroup: LedSubGroup; ground: SubGroupGround; onClose: () => void };

type Draft = {
  naming: SubGroupNaming;
  period: SubGroupValidity;
  leads: ReadonlyMap<SideId, LeadChoice>;
};

/** Names, period and leads of a sub-group, as far as the reader may change them. */
export function SubGroupDialog({ subGroup, ground, onClose }: Props) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const { reader, today } = ground;
  const [draft, setDraft] = useState<Draft>({
    naming: { name: subGroup.name, from: null },
    period: { validFrom: subGroup.validFrom, validTo: subGroup.validTo },
    leads: new Map(),
  });
  const { isRunning, failure, run } = useWorkspaceCommand();
  const sides = ground.sides.filter(({ id }) =>
    may(reader, Verb.manageMembers, { type: 'members', side: id }),
  );
  const leadOf = ({ id }: Side) => draft.leads.get(id) ?? savedLead(subGroup, id, today);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await send(subGroup, draft, today);
      onClose();
    });
  };
  return (
    <ModalDialog label={t('changeNamed', { name: subGroup.name[locale] })} onClose={onClose}>
      <form className={form.form} onSubmit={submit} data-form="sub-group">
        <h2 className={form.heading}>{subGroup.name[locale]}</h2>
        {may(reader, Verb.manageSides, { type: 'workspace' }) && (
          <>
            <NamingFields
              subGroup={subGroup}
              today={today}
              naming={draft.naming}
              onChange={(naming) => setDraft({ ...draft, naming })}
            />
            <PeriodFields period={draft.period} onChange={(period) => setDraft({ ...draft, period })} />
          </>
        )}
        {sides.map((side) => (
          <LeadFields
            key={side.id}
            side={side}
            ground={ground}
            lead={leadOf(side)}
            onChange={(lead) => setDraft({ ...draft, leads: new Map(draft.leads).set(side.id, lead) })}
          />
        ))}
        <FormFailure words={failure} />
        <DialogButtons cancel={t('cancel')} send={t('save')} isRunning={isRunning} onCancel={onClose} />
      </form>
    </ModalDialog>
  );
}

function savedLead(subGroup: LedSubGroup, side: SideId, today: CalendarDay): LeadChoice {
  const lead = leadToday(subGroup, side, today);
  return { body: lead?.body ?? null, member: lead?.member?.id ?? null };
}

/** Only what differs from what is stored. */
async function send(
  subGroup: LedSubGroup,
  { naming, period, leads }: Draft,
  today: CalendarDay,
): Promise<void> {
  const { id, name, validFrom, validTo } = subGroup;
  if (!sameName(naming.name, name)) await renameSubGroup(id, naming);
  if (period.validFrom !== validFrom || period.validTo !== validTo) await changeValidity(id, period);
  for (const [side, lead] of leads) {
    const saved = savedLead(subGroup, side, today);
    if (saved.body !== lead.body || saved.member !== lead.member) await nameLead(id, side, lead);
  }
}
