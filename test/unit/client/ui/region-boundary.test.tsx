import { aWindow } from '#test/unit/client/sync/a-window.ts'; // first: react-dom looks for a window when it is loaded
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';

let root: Root;
let isBroken = false;
const { body } = aWindow.document;

function Panel() {
  if (isBroken) throw new Error('this panel has failed');
  return <aside>panel</aside>;
}

function again(retry: () => void) {
  return (
    <button type="button" onClick={retry}>
      again
    </button>
  );
}

function Screen({ turn }: { turn: number }) {
  return (
    <main>
      <input defaultValue="" />
      <RegionBoundary resetKey={turn} fallback={again}>
        <Panel />
      </RegionBoundary>
    </main>
  );
}

beforeEach(() => {
  isBroken = false;
  body.innerHTML = '<div></div>';
  root = createRoot(body.firstElementChild ?? body, { onCaughtError: () => undefined });
  vi.stubGlobal('reportError', vi.fn<(error: unknown) => void>());
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

const show = (turn: number) => act(async () => root.render(<Screen turn={turn} />));

test('a panel that throws takes nothing else with it: what is being written stays, and the panel can come back', async () => {
  await show(1);
  const editor = body.querySelector('input');
  if (editor === null) throw new Error('the screen has no field');
  editor.value = 'half a sentence';
  isBroken = true;
  await show(1);
  expect(body.querySelector('aside')).toBeNull();
  expect(body.querySelector('input')).toBe(editor);
  expect(editor.value).toBe('half a sentence');
  expect(reportError).toHaveBeenCalledOnce();

  isBroken = false;
  const again = body.querySelector('button');
  await act(async () => again?.click());
  expect(body.querySelector('aside')?.textContent).toBe('panel');
  expect(body.querySelector('input')).toBe(editor);
});

test('a new key gives a failed region another chance', async () => {
  isBroken = true;
  await show(1);
  expect(body.querySelector('aside')).toBeNull();
  isBroken = false;
  await show(2);
  expect(body.querySelector('aside')).not.toBeNull();
});
