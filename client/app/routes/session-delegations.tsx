import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '#client/auth/auth-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { DelegationDialog } from '#client/sessions/forms/delegation-dialog.tsx';
import { DelegationColumns } from '#client/sessions/page/delegation-columns.tsx';
import { membersQuery } from '#client/sides/members/members-queries.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { SessionDetail } from '#shared/sessions/delegation.ts';
import { useSideLooks } from './use-side-looks.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

/** Both delegations, the viewer's own first; whoever writes the own list does it here. */
export function SessionDelegations({ detail: { session, delegations } }: { detail: SessionDetail }) {
  const locale = useLocale();
  const looks = useSideLooks();
  const { data: me } = useSuspenseQuery(meQuery);
  const [isWriting, setWriting] = useState(false);
  const sessionStage = session.stage;
  const own = delegations.find(({ side }) =>
    may(me.member, Verb.manageDelegation, { type: 'delegation', side, sessionStage }),
  );
  const { data: list } = useQuery({ ...membersQuery, enabled: own !== undefined });
  const columns = useSidesInOrder().flatMap(({ id, label, name }) => {
    const delegation = delegations.find(({ side }) => side === id);
    if (delegation === undefined) return [];
    return [{ delegation, letters: label, hue: looks.get(id)?.hue ?? 'none', side: name[locale] } as const];
  });
  return (
    <>
      <DelegationColumns columns={columns} writes={own?.side ?? null} onWrite={() => setWriting(true)} />
      {isWriting && own !== undefined && (
        <DelegationDialog
          number={session.number}
          delegation={own}
          members={list?.members.filter(({ side }) => side === own.side) ?? []}
          onClose={() => setWriting(false)}
        />
      )}
    </>
  );
}
