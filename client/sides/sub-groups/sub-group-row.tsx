import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import rows from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { Side } from '#shared/sides/side.ts';
import type { LedSubGroup } from '#shared/sides/sub-group-command.ts';
import { leadToday } from './lead-today.ts';
import { usePeriodWords } from './period-words.ts';
import { SubGroupDialog } from './sub-group-dialog.tsx';
import type { SubGroupGround } from './sub-group-ground.ts';
import styles from './sub-group-row.module.css';

type Props = { subGroup: LedSubGroup; ground: SubGroupGround };

/** A sub-group with its period, its earlier names and its leads. */
export function SubGroupRow({ subGroup, ground }: Props) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const periodWords = usePeriodWords();
  const [isOpen, setOpen] = useState(false);
  const { reader, sides, members } = ground;
  const name = subGroup.name[locale];
  const count = members.filter(({ subGroups }) => subGroups.includes(subGroup.id)).length;
  const mayChange =
    may(reader, Verb.manageSides, { type: 'workspace' }) ||
    sides.some(({ id }) => may(reader, Verb.manageMembers, { type: 'members', side: id }));
  return (
    <li className={rows.row} data-sub-group={subGroup.id}>
      <span className={rows.what}>
        <span className={rows.name}>{name}</span>
        <span className={rows.detail}>
          {periodWords(subGroup)} · {t(reader.side === null ? 'members' : 'ownMembers', { count })}
        </span>
        {subGroup.formerNames.map((former) => (
          <span key={former.until} className={rows.detail}>
            {t('formerName', { name: former.name[locale], until: formatDay(former.until, locale) })}
          </span>
        ))}
        {sides.map((side) => (
          <LeadLine key={side.id} subGroup={subGroup} side={side} ground={ground} />
        ))}
      </span>
      {mayChange && (
        <span className={rows.buttons}>
          <TextButton aria-label={t('changeNamed', { name })} onClick={() => setOpen(true)}>
            {t('change')}
          </TextButton>
        </span>
      )}
      {isOpen && <SubGroupDialog subGroup={subGroup} ground={ground} onClose={() => setOpen(false)} />}
    </li>
  );
}

/** Who leads it for a Side today; nothing where nobody does. */
function LeadLine({ subGroup, side, ground }: Props & { side: Side }) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const lead = leadToday(subGroup, side.id, ground.today);
  if (lead === null) return null;
  const body = ground.bodies.find(({ id }) => id === lead.body)?.name[locale];
  const named = [lead.member?.name[locale], body].filter((each) => each !== undefined);
  return (
    <span className={styles.lead}>
      <ColourTag
        letters={side.label}
        hue={ground.looks.get(side.id)?.hue ?? 'none'}
        title={side.name[locale]}
      />
      {t('led', { by: named.join(', ') })}
    </span>
  );
}
