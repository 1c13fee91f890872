import type { Editor } from '@tiptap/core';
import { TableOfContents } from 'lucide-react';
import { type ReactNode, useCallback, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextState } from '#client/sync/text-state.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { pieceFailed, regionFailed } from '#client/ui/region-failed.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from './drafting-room.module.css';
import type { Signatory } from './node-views/signatory.ts';
import { DrawnText } from './drawn-text/drawn-text.tsx';
import { OutlinePanel } from './outline/outline-panel.tsx';
import { type OutlinePanel as Panel, useOutlinePanel } from './outline/use-outline-panel.ts';
import { FollowingNote } from './presence/following-note.tsx';
import { PeopleAnnouncer } from './presence/people-announcer.tsx';
import type { Follow } from './presence/use-follow.ts';
import { RoomTools } from './room-tools.tsx';
import { RoomNotices } from './room-notices.tsx';
import { HoppedNote } from './side-by-side/hopped-note.tsx';
import { KeptPlace } from './side-by-side/kept-place.ts';
import { PartRows } from './side-by-side/part-rows.ts';
import { rowsStyle } from './side-by-side/rows-style.ts';
import { usePairHop } from './side-by-side/use-pair-hop.ts';
import type { SideLookOf } from './side-look-of.ts';
import { TextColumn } from './text-column.tsx';
import './text.css';
import { FormatToolbar } from './toolbar/format-toolbar.tsx';
import { useKeptColumns } from './use-kept-columns.ts';
import { useScrollToPart } from './use-scroll-to-part.ts';
import { useSelectionInTime } from './use-selection-in-time.ts';

/** Only when the server did not take something. */
const RescuePanel = loadedLater(async () => (await import('./rescue-panel.tsx')).RescuePanel);

export type DraftingRoomProps = {
  document: string;
  title: string;
  connection: TextConnection | null;
  state: TextState;
  mayEdit: boolean;
  /** In the order of the columns. */
  languages: readonly TextLanguage[];
  shown: readonly TextLanguage[];
  lookOf: SideLookOf;
  signatories: readonly Signatory[];
  follow: Follow;
  /** Shows this language, because the reader hops to it. */
  onLanguage: (language: TextLanguage) => void;
  /** The cid that the address names. */
  part: string;
  loginAgain: ReactNode;
};

/** The text in the middle, on paper, one language or two; what concerns the whole of it stands above. */
export function DraftingRoom(props: DraftingRoomProps) {
  const { title, connection, state, mayEdit } = props;
  const { t } = useTranslation('drafting');
  const [active, setActive] = useState<Editor | null>(null);
  const [isLinkOpen, setLinkOpen] = useState(false);
  const editor = active === null || active.isDestroyed ? null : active;
  const editable = mayEdit && state.ended === null && state.save.kind !== 'server-cannot-save';
  const panel = useOutlinePanel();
  const text = state.readable ? connection : null;
  return (
    <>
      <div className={styles.tools}>
        <OutlineButton panel={panel} />
        {mayEdit && (
          <RegionBoundary resetKey={state.generation} fallback={pieceFailed}>
            <FormatToolbar editor={editor} isLinkOpen={isLinkOpen} onLinkOpen={setLinkOpen} />
          </RegionBoundary>
        )}
      </div>
      <div className={styles.frame}>
        <RoomOutline panel={panel} state={state} doc={text?.doc ?? null} shown={props.shown} />
        <main id="content" className={styles.room} tabIndex={-1} aria-label={t('room')}>
          <h1 className={styles.hiddenTitle}>{title}</h1>
          <RegionBoundary resetKey={state.generation} fallback={regionFailed}>
            <RoomNotices
              document={props.document}
              state={state}
              mayEdit={mayEdit}
              onRefusalRead={() => connection?.dismissRefusal()}
              loginAgain={props.loginAgain}
            />
          </RegionBoundary>
          <RegionBoundary resetKey={state.generation} fallback={regionFailed}>
            {text === null ? (
              <DrawnText {...props} />
            ) : (
              <Sheet
                {...props}
                key={state.generation}
                connection={text}
                editable={editable}
                onFocus={setActive}
                onLink={() => setLinkOpen(true)}
              />
            )}
          </RegionBoundary>
          <RoomTools editor={editor} shown={props.shown} mayEdit={mayEdit} />
        </main>
      </div>
      <RegionBoundary resetKey={state.people.length} fallback={retriedLater}>
        <FollowingNote follow={props.follow} lookOf={props.lookOf} />
        <PeopleAnnouncer people={state.people} synced={state.synced} />
      </RegionBoundary>
      <RegionBoundary resetKey={state.rescue.length} fallback={regionFailed}>
        <Rescue state={state} connection={connection} />
      </RegionBoundary>
    </>
  );
}

function Rescue({ state: { rescue }, connection }: Pick<DraftingRoomProps, 'state' | 'connection'>) {
  if (rescue.length === 0) return null;
  return <RescuePanel rescue={rescue} onDismiss={(id) => connection?.dismissRescue(id)} />;
}

function OutlineButton({ panel }: { panel: Panel }) {
  const { t } = useTranslation('room');
  return (
    <div className={styles.toolsStart}>
      <IconButton
        label={t(panel.isOpen ? 'hideOutline' : 'showOutline')}
        icon={<TableOfContents />}
        aria-expanded={panel.isOpen}
        aria-controls={panel.isOpen ? 'outline' : undefined}
        onClick={panel.toggle}
      />
    </div>
  );
}

type RoomOutlineProps = {
  panel: Panel;
  state: TextState;
  doc: Y.Doc | null;
  shown: readonly TextLanguage[];
};

function RoomOutline({ panel, state, doc, shown: [language] }: RoomOutlineProps) {
  if (language === undefined) return null;
  return (
    <RegionBoundary resetKey={state.generation} fallback={regionFailed}>
      <OutlinePanel key={state.generation} panel={panel} doc={doc} language={language} />
    </RegionBoundary>
  );
}

type SheetProps = DraftingRoomProps & {
  connection: TextConnection;
  editable: boolean;
  onFocus: (editor: Editor) => void;
  onLink: () => void;
};

function Sheet(props: SheetProps) {
  const { connection, languages, shown, part, onFocus, onLanguage } = props;
  const kept = useKeptColumns(languages, shown);
  const [rows] = useState(() => new PartRows(connection.doc, languages));
  const rowCount = useSyncExternalStore(rows.subscribe, rows.count);
  const pairHop = usePairHop({ languages, shown, onLanguage });
  useScrollToPart(part);
  useSelectionInTime();
  const focus = useCallback((editor: Editor) => onFocus(editor), [onFocus]);
  return (
    <div className="sheet" data-columns={shown.length} style={rowsStyle(rowCount)}>
      {kept.map((language) => (
        <TextColumn
          key={language}
          connection={connection}
          language={language}
          editable={props.editable}
          hidden={!shown.includes(language)}
          rows={rows}
          pairHop={pairHop}
          lookOf={props.lookOf}
          signatories={props.signatories}
          onFocus={focus}
          onLink={props.onLink}
        />
      ))}
      <KeptPlace shown={shown} />
      <HoppedNote doc={connection.doc} hopped={pairHop.hopped} />
    </div>
  );
}
