import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenEditors } from '#client/drafting/open-editors.ts';
import { PartCommander } from './part-commander.ts';
import { PartCommanderContext } from './part-commander-context.ts';

const PartMenu = lazy(async () => ({ default: (await import('./part-menu.tsx')).PartMenu }));
const PartNews = lazy(async () => ({ default: (await import('./part-news.tsx')).PartNews }));

type Props = { documentId: string; mayCommand: boolean; children: ReactNode };

/** Gives the editors inside it the commands on parts, where the member may command them. */
export function PartCommandsAround({ documentId, mayCommand, children }: Props) {
  const [commander] = useState(() => (mayCommand ? new PartCommander(documentId) : null));
  return (
    <PartCommanderContext value={commander}>
      {children}
      {commander !== null && <Around commander={commander} />}
    </PartCommanderContext>
  );
}

function Around({ commander }: { commander: PartCommander }) {
  const menu = useSyncExternalStore(commander.subscribe, commander.menu);
  const editors = useOpenEditors();
  const { t } = useTranslation('parts');
  useEffect(() => {
    commander.nameHandle(t('handle'));
  });
  const news = useSyncExternalStore(commander.subscribe, commander.news);
  return (
    <Suspense fallback={null}>
      {menu !== null && (
        <PartMenu key={menu.cid} commander={commander} asked={menu} editor={editors[menu.language] ?? null} />
      )}
      {news !== null && (
        <PartNews key={news.kind === 'done' ? news.command : news.code} commander={commander} news={news} />
      )}
    </Suspense>
  );
}
