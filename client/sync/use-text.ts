import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { deviceStorage } from './device-storage.ts';
import { TextConnection } from './text-connection.ts';
import type { TextConnectionOptions } from './text-connection-options.ts';
import { openingState, type TextState } from './text-state.ts';

export type UseTextOptions = Omit<
  TextConnectionOptions,
  'storage' | 'WebSocketPolyfill' | 'clock' | 'random'
>;

const subscribeToNothing = () => () => undefined;

/**
 * Holds one text open for the life of the component; another text, epoch, right or member is another connection.
 * `connection` is null only during the first render: effects may run twice, and a socket must not.
 */
export function useText(options: UseTextOptions): { connection: TextConnection | null; state: TextState } {
  const { url, textKey, epoch, schemaVersion, right, member } = options;
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [connection, setConnection] = useState<TextConnection | null>(null);

  useEffect(() => {
    const { checkLogin, currentRight, currentEpoch } = latest.current;
    const opened = new TextConnection({
      url,
      textKey,
      epoch,
      schemaVersion,
      right,
      member: { member: member.member, side: member.side, name: member.name },
      storage: deviceStorage(member.member, textKey),
      ...(checkLogin && { checkLogin }),
      ...(currentRight && { currentRight }),
      ...(currentEpoch && { currentEpoch }),
    });
    void opened.open();
    setConnection(opened);
    const unguard = guardLeaving(opened);
    return () => {
      unguard();
      opened.destroy();
      setConnection(null);
    };
  }, [url, textKey, epoch, schemaVersion, right, member.member, member.side, member.name]);

  const state = useSyncExternalStore(
    connection?.subscribe ?? subscribeToNothing,
    () => connection?.state ?? openingState,
  );
  return { connection, state };
}

/**
 * Asks before the tab closes only when words would be lost: neither with the server nor on this device. Words that are
 * kept on the device come back with the text, so they are no reason to stop anybody; they are named on the screen.
 * Whatever happens, leaving and hiding send a mark and write to the device.
 */
function guardLeaving(connection: TextConnection): () => void {
  const beforeUnload = (event: BeforeUnloadEvent): void => {
    if (connection.beforeLeave() === 'dirty') event.preventDefault();
  };
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') connection.beforeLeave();
  };
  const networkChanged = ({ type }: Event): void => connection.networkChanged(type === 'offline');
  window.addEventListener('beforeunload', beforeUnload);
  window.addEventListener('online', networkChanged);
  window.addEventListener('offline', networkChanged);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('beforeunload', beforeUnload);
    window.removeEventListener('online', networkChanged);
    window.removeEventListener('offline', networkChanged);
    document.removeEventListener('visibilitychange', hidden);
  };
}
