/** How often an open tab asks whether the server has a newer version. */
const ASK_EVERY_MS = 30 * 60_000;

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** True when a newer version of the product is on this device and waits to be used. */
export const isNewerReady = (): boolean => waiting !== null;

export function onNewerReady(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the shell on this device from now on. Without it, or where it is not allowed, the product needs its server. */
export async function keepShell(): Promise<void> {
  // In development there is no build to keep.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('/service-worker.js', {
      updateViaCache: 'none',
    });
    watch(registration);
    setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY_MS);
  } catch {
    // Forbidden (private mode, policy): nothing is promised that would need it.
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    // The very first worker replaces nothing.
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
    waiting = registration.waiting;
    for (const listener of listeners) listener();
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
}

/** The newer version takes over and this tab opens again with it; others go on with what they have. */
export function openNewer(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over');
}
