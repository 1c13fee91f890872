import type { BrowserContext } from '@playwright/test';

export type Load = { bytes: number; readable: number; editable: number };

/** Opens the Protocol in a fresh profile, with nothing in any cache; milliseconds from the navigation's start. */
export async function firstLoad(context: BrowserContext): Promise<Load> {
  const page = await context.newPage();
  let bytes = 0;
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  const scripts = new Set<string>();
  devTools.on(
    'Network.responseReceived',
    ({ requestId, type }) => type === 'Script' && scripts.add(requestId),
  );
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const seen: Record<string, number> = {};
    Object.assign(window, { seenAt: seen });
    const look = () => {
      const text = document.querySelector('.text-column [data-part="clause"]');
      if (text !== null) seen['readable'] ??= performance.now();
      if (document.querySelector('.ProseMirror[contenteditable="true"] [data-part="clause"]') !== null)
        seen['editable'] ??= performance.now();
      if (seen['editable'] === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto('/documents/protocol-11?lang=both');
  await page.waitForFunction(() => 'editable' in (Reflect.get(window, 'seenAt') ?? {}));
  const seen = await page.evaluate((): { readable: number; editable: number } =>
    Reflect.get(window, 'seenAt'),
  );
  return { bytes, ...seen };
}
