import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { InvitationList } from '#client/sides/members/invitation-list.tsx';
import { InviteDialog } from '#client/sides/members/invite-dialog.tsx';
import { MemberSections } from '#client/sides/members/member-sections.tsx';
import { membersQuery } from '#client/sides/members/members-queries.ts';
import { PolicySection } from '#client/sides/members/policy-section.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AdministrationPage } from './administration-page.tsx';
import { AdministrationPlace } from './administration-places.ts';

/** Who acts for a Side, for those who look after it. */
export function MembersRoute() {
  const { t } = useTranslation('members');
  const [isInviting, setInviting] = useState(false);
  const invite = (
    <TextButton weight="main" onClick={() => setInviting(true)}>
      {t('invite')}
    </TextButton>
  );
  return (
    <AdministrationPage place={AdministrationPlace.members} title={t('title')} lead={t('lead')} end={invite}>
      <Members isInviting={isInviting} onInvited={() => setInviting(false)} />
    </AdministrationPage>
  );
}

function Members({ isInviting, onInvited }: { isInviting: boolean; onInvited: () => void }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: list } = useSuspenseQuery(membersQuery);
  const setsPolicy = may(me.member, Verb.setLoginPolicy, { type: 'workspace' });
  return (
    <>
      {isInviting && (
        <InviteDialog
          member={me.member}
          workspace={workspace}
          today={me.businessDate}
          isMailConfigured={list.isMailConfigured}
          onClose={onInvited}
        />
      )}
      <MemberSections list={list} workspace={workspace} member={me.member} today={me.businessDate} />
      <InvitationList list={list} workspace={workspace} />
      {setsPolicy && <PolicySection chosen={list.secondFactorRoles} />}
    </>
  );
}
