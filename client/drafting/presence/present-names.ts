import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useMemo } from 'react';
import { documentMembersQuery } from '#client/drafting/comments/document-members-query.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { useText } from '#client/sync/use-text.ts';

/** How somebody who is here is called; `said` is the one name that the wire carries. */
export type NameOf = (member: string, said: string) => string;

type OpenText = ReturnType<typeof useText>;

export const PresentNamesContext = createContext<NameOf>((_member, said) => said);

/** Names in the language of the interface; what the wire says while they are not known. */
export function usePresentNames(documentId: string): NameOf {
  const locale = useLocale();
  const { data } = useQuery(documentMembersQuery(documentId));
  const names = useMemo(
    () => new Map((data ?? []).map(({ id, name }): [string, string] => [id, name[locale]])),
    [data, locale],
  );
  return useCallback((member, said) => names.get(member) ?? said, [names]);
}

/** A text, live, its people called as the interface calls them: oneself first, then as this language sorts. */
export function useNamedText(documentId: string, options: Parameters<typeof useText>[0]): OpenText {
  const { connection, state } = useText(options);
  const nameOf = usePresentNames(documentId);
  const { people } = state;
  const named = useMemo(
    () =>
      people
        .map((person) => ({ ...person, name: nameOf(person.member, person.name) }))
        .sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name)),
    [people, nameOf],
  );
  return { connection, state: useMemo(() => ({ ...state, people: named }), [state, named]) };
}
