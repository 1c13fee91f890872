import { useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLocale } from '#client/auth/auth-commands.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { locales, ownName } from '#shared/i18n/locale.ts';
import { CommandGroup, type Command } from './command.ts';
import { namesInAllLanguages } from './palette-names.ts';

const appearances = ['light', 'dark', 'auto'] as const;

/** What can be done on every screen: go to a document, change the language of the interface and the appearance. */
export function useScreenCommands(): readonly Command[] {
  const { t } = useTranslation('commands');
  const locale = useLocale();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: documents } = useQuery(documentsQuery);
  const { setColorScheme } = useMantineColorScheme();
  const member = me?.member.id ?? null;
  return useMemo(() => {
    const toDocuments = (documents ?? []).map((document): Command => ({
      id: `document-${document.id}`,
      group: CommandGroup.documents,
      title: document.title[locale],
      alsoCalled: Object.values(document.title),
      run: () => void router.navigate({ to: '/documents/$documentId', params: { documentId: document.id } }),
    }));
    const home: Command = {
      id: 'home',
      group: CommandGroup.documents,
      title: t('goHome'),
      alsoCalled: namesInAllLanguages('goHome'),
      run: () => void router.navigate({ to: '/' }),
    };
    const languages = locales.map((language): Command => ({
      id: `interface-${language}`,
      group: CommandGroup.room,
      title: t('interfaceIn', { language: ownName[language] }),
      alsoCalled: namesInAllLanguages('interfaceIn').map((name) => `${name} ${ownName[language]}`),
      run: () => void (member !== null && chooseLocale(queryClient, member, language)),
    }));
    const looks = appearances.map((appearance): Command => ({
      id: `appearance-${appearance}`,
      group: CommandGroup.room,
      title: t(`appearance-${appearance}`),
      alsoCalled: namesInAllLanguages(`appearance-${appearance}`),
      run: () => setColorScheme(appearance),
    }));
    return [...toDocuments, home, ...languages, ...looks];
  }, [documents, locale, member, queryClient, router, setColorScheme, t]);
}
