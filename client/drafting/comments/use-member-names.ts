import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { documentMembersQuery } from './document-members-query.ts';

export type NamedMember = { readonly id: string; readonly side: string | null; readonly name: string };

export type MemberNames = {
  readonly members: readonly NamedMember[];
  /** Empty while nobody's name is known, such as without a connection. */
  readonly nameOf: (member: string) => string;
};

/** The people of a document in the language of the interface. */
export function useMemberNames(documentId: string): MemberNames {
  const locale = useLocale();
  const { t } = useTranslation('comments');
  const { data } = useQuery(documentMembersQuery(documentId));
  return useMemo(() => {
    const members = (data ?? []).map(({ id, side, name }) => ({ id: String(id), side, name: name[locale] }));
    const names = new Map(members.map(({ id, name }) => [id, name]));
    const unknown = data === undefined ? '' : t('someone');
    return { members, nameOf: (member) => names.get(member) ?? unknown };
  }, [data, locale, t]);
}
