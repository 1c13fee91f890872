import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { useOpenEditors } from '#client/drafting/open-editors.ts';
import { failedNote } from '#client/ui/failed-note.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import { PartCommander } from './part-commander.ts';
import { PartCommanderContext } from './part-commander-context.ts';
import { PartNews } from './part-news.tsx';

const PartMenu = loadedLater(async () => (await import('./part-menu.tsx')).PartMenu);

type Props = { documentId: string; doc: Y.Doc | null; mayCommand: boolean; children: ReactNode };

/** Gives the editors inside it the commands on parts, where the member may command them. */
export function PartCommandsAround({ documentId, doc, mayCommand, children }: Props) {
  const commander = useMemo(() => new PartCommander(documentId), [documentId]);
  useEffect(() => commander.standOn({ doc, mayCommand }), [commander, doc, mayCommand]);
  return (
    <PartCommanderContext value={commander}>
      {children}
      {mayCommand && <Menu commander={commander} />}
      <RegionBoundary fallback={retriedLater}>
        <PartNews commander={commander} />
      </RegionBoundary>
    </PartCommanderContext>
  );
}

function Menu({ commander }: { commander: PartCommander }) {
  const { t } = useTranslation('parts');
  const asked = useSyncExternalStore(commander.subscribe, commander.menu);
  const editors = useOpenEditors();
  useEffect(() => {
    commander.nameHandle(t('handle'));
  });
  if (asked === null) return null;
  const dismiss = () => commander.ask(null);
  return (
    <RegionBoundary fallback={failedNote(dismiss)}>
      <PartMenu
        key={asked.cid}
        commander={commander}
        asked={asked}
        editor={editors[asked.language] ?? null}
      />
    </RegionBoundary>
  );
}
