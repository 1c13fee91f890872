import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import form from '#client/ui/dialog-form.module.css';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { Side } from '#shared/sides/side.ts';
import type { LeadChoice } from '#shared/sides/sub-group-command.ts';
import type { SubGroupGround } from './sub-group-ground.ts';

type Props = {
  side: Side;
  ground: SubGroupGround;
  lead: LeadChoice;
  onChange: (lead: LeadChoice) => void;
};

/** Who leads it for a Side: a person, a body, or both. */
export function LeadFields({ side, ground, lead, onChange }: Props) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const members = ground.members.filter(
    (each) => each.side === side.id && (!each.isSuspended || each.id === lead.member),
  );
  const bodies = ground.bodies.filter((each) => each.side === side.id);
  const find = <Id extends string>(all: readonly { id: Id }[], id: string): Id | null =>
    all.find((each) => each.id === id)?.id ?? null;
  return (
    <fieldset className={form.group} data-lead={side.id}>
      <legend>{t('leadOf', { side: side.name[locale] })}</legend>
      <Choice
        label={t('leadMember')}
        all={members}
        chosen={lead.member}
        onChoose={(id) => onChange({ ...lead, member: find(members, id) })}
      />
      {bodies.length > 0 && (
        <Choice
          label={t('leadBody')}
          all={bodies}
          chosen={lead.body}
          onChoose={(id) => onChange({ ...lead, body: find(bodies, id) })}
        />
      )}
    </fieldset>
  );
}

type ChoiceProps = {
  label: string;
  all: readonly { id: string; name: LocalizedName }[];
  chosen: string | null;
  onChoose: (id: string) => void;
};

function Choice({ label, all, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  return (
    <label className={form.titled}>
      <span>{label}</span>
      <select
        className={form.field}
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{t('nobody')}</option>
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[locale]}
          </option>
        ))}
      </select>
    </label>
  );
}
