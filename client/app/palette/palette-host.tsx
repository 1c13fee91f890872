import { useCallback, useEffect, useMemo, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac } from '#client/browser/written-chord.ts';
import { withFollowUpWords } from '#client/i18n/start-i18n.ts';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import styles from './palette-host.module.css';
import type { Command } from './command.ts';
import { commandsNow } from './command-sources.ts';
import { isPaletteChord } from './palette-chord.ts';
import { paletteWish } from './palette-wish.ts';

type Palette = ComponentType<{ registered: readonly Command[]; onClose: () => void }>;

/** Opens the palette by Mod+K on every screen; its code comes when it is first wanted. */
export function PaletteHost() {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const failed = useMemo(() => <Failed onClose={close} />, [close]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.isComposing || !isPaletteChord(event, isMac())) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen((before) => !before);
    };
    // Before editors and browsers take the key.
    window.addEventListener('keydown', pressed, { capture: true });
    const unheed = paletteWish.heed(() => setOpen(true));
    return () => {
      unheed();
      window.removeEventListener('keydown', pressed, { capture: true });
    };
  }, []);
  if (!isOpen) return null;
  return (
    <RegionBoundary fallback={() => failed}>
      <Loaded onClose={close} />
    </RegionBoundary>
  );
}

function Loaded({ onClose }: { onClose: () => void }) {
  const [loaded, setLoaded] = useState<{ Palette: Palette; registered: readonly Command[] } | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    // Not React.lazy: it would remember a failure for good, and the next try may have a network.
    const load = async () => {
      const [{ Palette }, registered] = await Promise.all([
        withFollowUpWords(import('./palette.tsx')),
        commandsNow(),
      ]);
      setLoaded({ Palette, registered });
    };
    load().catch(() => setFailed(true));
  }, []);
  if (hasFailed) return <Failed onClose={onClose} />;
  return loaded === null ? null : <loaded.Palette registered={loaded.registered} onClose={onClose} />;
}

function Failed({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['palette', 'common']);
  return (
    <ModalDialog label={t('palette:title')} onClose={onClose} place="top">
      <div className={styles.failed}>
        <QuietMessage tone="error" action={<TextButton onClick={onClose}>{t('common:dismiss')}</TextButton>}>
          {t('palette:failed')}
        </QuietMessage>
      </div>
    </ModalDialog>
  );
}
