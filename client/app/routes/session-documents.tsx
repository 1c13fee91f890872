import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '#client/auth/auth-queries.ts';
import { HomeDocuments } from '#client/drafting/documents/home-documents.tsx';
import { documentActivityQuery, documentsQuery } from '#client/drafting/documents-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import type { Document } from '#shared/drafting/document.ts';
import { subGroupsOf } from '#shared/sessions/session-sub-groups.ts';
import type { Session } from '#shared/sessions/session.ts';
import { useSideLookOf } from './use-side-look-of.ts';

/** Milliseconds: a document that somebody begins appears while one looks on. */
const LIST_AGAIN_MS = 15_000;

type Props = {
  session: Session;
  /** Among which the last one with documents is looked for; none: it is not shown. */
  before: readonly Session[];
};

/** The documents of a session with the life in them, and what may be begun. */
export function SessionDocuments({ session, before }: Props) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: documents } = useSuspenseQuery({ ...documentsQuery, refetchInterval: LIST_AGAIN_MS });
  // Life is an ornament of the list: without it, the list stands as it is.
  const activity = useQuery(documentActivityQuery);
  const lookOf = useSideLookOf();
  return (
    <HomeDocuments
      documents={documents.filter((document) => document.session === session.id)}
      last={lastWithDocuments(session, before, documents)}
      activity={activity.isError ? [] : (activity.data ?? [])}
      lookOf={lookOf}
      beginner={{
        member: me.member,
        session,
        subGroups: subGroupsOf(session, workspace.subGroups, me.businessDate),
        languages: me.languages,
        today: me.businessDate,
      }}
    />
  );
}

/** The latest session before this one that left documents. */
function lastWithDocuments(session: Session, sessions: readonly Session[], documents: readonly Document[]) {
  const left = (id: string) => documents.filter((each) => each.session === id && !each.isArchived);
  const [last] = sessions
    .filter(({ number, id }) => number < session.number && left(id).length > 0)
    .sort((a, b) => b.number - a.number);
  return last === undefined ? null : { session: last.number, documents: left(last.id) };
}
