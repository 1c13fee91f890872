import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { bodiesQuery } from '#client/sides/bodies-queries.ts';
import { membersQuery } from '#client/sides/members/members-queries.ts';
import { NewSubGroupDialog } from '#client/sides/sub-groups/new-sub-group-dialog.tsx';
import { SubGroupSections } from '#client/sides/sub-groups/sub-group-sections.tsx';
import { subGroupsQuery } from '#client/sides/sub-groups/sub-groups-queries.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AdministrationPage } from './administration-page.tsx';
import { AdministrationPlace } from './administration-places.ts';
import { useSideLooks } from './use-side-looks.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

/** The sub-groups of every time, for those who look after a Side. */
export function SubGroupsRoute() {
  const { t } = useTranslation('administration');
  const { data: me } = useSuspenseQuery(meQuery);
  const [isMaking, setMaking] = useState(false);
  const make = may(me.member, Verb.manageSides, { type: 'workspace' }) && (
    <TextButton weight="main" onClick={() => setMaking(true)}>
      {t('newSubGroup')}
    </TextButton>
  );
  return (
    <AdministrationPage
      place={AdministrationPlace.subGroups}
      title={t('subGroupsTitle')}
      lead={t('subGroupsLead')}
      end={make}
    >
      {isMaking && <NewSubGroupDialog today={me.businessDate} onClose={() => setMaking(false)} />}
      <SubGroups />
    </AdministrationPage>
  );
}

function SubGroups() {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: subGroups } = useSuspenseQuery(subGroupsQuery);
  const { data: list } = useSuspenseQuery(membersQuery);
  const { data: bodies } = useSuspenseQuery(bodiesQuery);
  const sides = useSidesInOrder();
  const looks = useSideLooks();
  const { member: reader, businessDate: today } = me;
  return (
    <SubGroupSections
      subGroups={subGroups}
      ground={{ reader, today, sides, looks, bodies, members: list.members }}
    />
  );
}
