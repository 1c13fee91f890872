import type { Editor } from '@tiptap/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextState } from '#client/sync/text-state.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from './drafting-room.module.css';
import type { Signatory } from './node-views/signatory.ts';
import { RescuePanel } from './rescue-panel.tsx';
import { RoomNotices } from './room-notices.tsx';
import type { SideLookOf } from './side-look-of.ts';
import { TextColumn } from './text-column.tsx';
import './text.css';
import { TextSkeleton } from './text-skeleton.tsx';
import { FormatToolbar } from './toolbar/format-toolbar.tsx';
import { useKeptColumns } from './use-kept-columns.ts';
import { useScrollToPart } from './use-scroll-to-part.ts';

export type DraftingRoomProps = {
  title: string;
  connection: TextConnection | null;
  state: TextState;
  mayEdit: boolean;
  /** In the order of the columns. */
  languages: readonly TextLanguage[];
  shown: readonly TextLanguage[];
  lookOf: SideLookOf;
  signatories: readonly Signatory[];
  /** The cid that the address names. */
  part: string;
};

/** The text in the middle, on paper, one language or two; what concerns the whole of it stands above. */
export function DraftingRoom(props: DraftingRoomProps) {
  const { title, connection, state, mayEdit } = props;
  const { t } = useTranslation('drafting');
  const [active, setActive] = useState<Editor | null>(null);
  const [isLinkOpen, setLinkOpen] = useState(false);
  const editor = active === null || active.isDestroyed ? null : active;
  const editable = mayEdit && state.ended === null && state.save.kind !== 'server-cannot-save';
  return (
    <>
      {mayEdit && (
        <div className={styles.tools}>
          <FormatToolbar editor={editor} isLinkOpen={isLinkOpen} onLinkOpen={setLinkOpen} />
        </div>
      )}
      <main id="content" className={styles.room} tabIndex={-1} aria-label={t('room')}>
        <h1 className={styles.hiddenTitle}>{title}</h1>
        <RoomNotices state={state} mayEdit={mayEdit} onRefusalRead={() => connection?.dismissRefusal()} />
        <RegionBoundary resetKey={state.generation} fallback={regionFailed}>
          {connection !== null && state.readable ? (
            <Sheet
              {...props}
              key={state.generation}
              connection={connection}
              editable={editable}
              onFocus={setActive}
              onLink={() => setLinkOpen(true)}
            />
          ) : (
            <TextSkeleton columns={props.shown.length} />
          )}
        </RegionBoundary>
      </main>
      <RescuePanel rescue={state.rescue} onDismiss={(id) => connection?.dismissRescue(id)} />
    </>
  );
}

function regionFailed(retry: () => void) {
  return <RegionFailed retry={retry} />;
}

function RegionFailed({ retry }: { retry: () => void }) {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <QuietMessage
      tone="error"
      title={t('errors:regionTitle')}
      action={<TextButton onClick={retry}>{t('common:retry')}</TextButton>}
    >
      {t('errors:region')}
    </QuietMessage>
  );
}

type SheetProps = DraftingRoomProps & {
  connection: TextConnection;
  editable: boolean;
  onFocus: (editor: Editor) => void;
  onLink: () => void;
};

function Sheet(props: SheetProps) {
  const { connection, languages, shown, editable, lookOf, signatories, part, onFocus, onLink } = props;
  const kept = useKeptColumns(languages, shown);
  useScrollToPart(part);
  const focus = useCallback((editor: Editor) => onFocus(editor), [onFocus]);
  return (
    <div className={styles.sheet} data-columns={shown.length}>
      {kept.map((language) => (
        <TextColumn
          key={language}
          connection={connection}
          language={language}
          editable={editable}
          hidden={!shown.includes(language)}
          lookOf={lookOf}
          signatories={signatories}
          onFocus={focus}
          onLink={onLink}
        />
      ))}
    </div>
  );
}
