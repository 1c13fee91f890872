import { aWindow } from '#test/unit/client/sync/a-window.ts'; // first: react-dom looks for a window when it is loaded
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';

let root: Root;
const { body } = aWindow.document;

function Panel({ words }: { words: string }) {
  return <aside>{words}</aside>;
}

const again = (retry: () => void) => (
  <button type="button" onClick={retry}>
    again
  </button>
);

beforeEach(() => {
  body.innerHTML = '<div></div>';
  root = createRoot(body.firstElementChild ?? body, { onCaughtError: () => undefined });
  vi.stubGlobal('reportError', vi.fn<(error: unknown) => void>());
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

test('code that did not come is asked for again by the next try, and is asked for once when it has come', async () => {
  let hasNetwork = false;
  const load = vi.fn<() => Promise<typeof Panel>>(async () => {
    if (!hasNetwork) throw new Error('no network');
    return Panel;
  });
  const Later = loadedLater(load);
  const show = (words: string) =>
    act(async () =>
      root.render(
        <RegionBoundary fallback={again}>
          <Later words={words} />
        </RegionBoundary>,
      ),
    );
  await show('first');
  expect(body.textContent).toBe('again');
  await act(async () => body.querySelector('button')?.click());
  expect(body.textContent).toBe('again');
  expect(load).toHaveBeenCalledTimes(2);

  hasNetwork = true;
  await act(async () => body.querySelector('button')?.click());
  expect(body.textContent).toBe('first');
  await act(async () => root.render(null));
  await show('second');
  expect(body.textContent).toBe('second');
  expect(load).toHaveBeenCalledTimes(3);
});
