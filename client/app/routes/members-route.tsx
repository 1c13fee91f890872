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
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { SectionPage } from './section-page.tsx';

/** Who acts for a Side, for those who look after it. */
export function MembersRoute() {
  const { t } = useTranslation(['members', 'errors']);
  const { data: me } = useSuspenseQuery(meQuery);
  if (may(me.member, Verb.readMembers, { type: 'members', side: me.member.side })) return <Members />;
  return (
    <SectionPage title={t('members:title')} lead={t('members:lead')}>
      <QuietMessage>{t('errors:code-forbidden')}</QuietMessage>
    </SectionPage>
  );
}

function Members() {
  const { t } = useTranslation('members');
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: list } = useSuspenseQuery(membersQuery);
  const [isInviting, setInviting] = useState(false);
  const setsPolicy = may(me.member, Verb.setLoginPolicy, { type: 'workspace' });
  const invite = (
    <TextButton weight="main" onClick={() => setInviting(true)}>
      {t('invite')}
    </TextButton>
  );
  return (
    <SectionPage title={t('title')} lead={t('lead')} end={invite}>
      {isInviting && (
        <InviteDialog
          member={me.member}
          workspace={workspace}
          today={me.businessDate}
          isMailConfigured={list.isMailConfigured}
          onClose={() => setInviting(false)}
        />
      )}
      <MemberSections list={list} workspace={workspace} member={me.member} />
      <InvitationList list={list} workspace={workspace} />
      {setsPolicy && <PolicySection chosen={list.secondFactorRoles} />}
    </SectionPage>
  );
}
