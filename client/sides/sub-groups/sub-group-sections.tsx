import { useTranslation } from 'react-i18next';
import { CardSection } from '#client/ui/card-section.tsx';
import rows from '#client/ui/plain-rows.module.css';
import { isValidOn } from '#shared/sides/sub-group.ts';
import type { LedSubGroup } from '#shared/sides/sub-group-command.ts';
import type { SubGroupGround } from './sub-group-ground.ts';
import { SubGroupRow } from './sub-group-row.tsx';

type Props = { subGroups: readonly LedSubGroup[]; ground: SubGroupGround };

/** In force today, still to come, and ended. */
export function SubGroupSections({ subGroups, ground }: Props) {
  const { t } = useTranslation('administration');
  const { today } = ground;
  const groups = [
    { title: t('inForce'), own: subGroups.filter((each) => isValidOn(each, today)), isAlways: true },
    { title: t('toCome'), own: subGroups.filter(({ validFrom }) => validFrom > today), isAlways: false },
    {
      title: t('ended'),
      own: subGroups.filter(({ validTo }) => validTo !== null && validTo < today),
      isAlways: false,
    },
  ];
  return groups
    .filter(({ own, isAlways }) => isAlways || own.length > 0)
    .map(({ title, own }) => (
      <CardSection key={title} title={title}>
        {own.length === 0 && <p>{t('noSubGroups')}</p>}
        <ul className={rows.rows}>
          {own.map((each) => (
            <SubGroupRow key={each.id} subGroup={each} ground={ground} />
          ))}
        </ul>
      </CardSection>
    ));
}
