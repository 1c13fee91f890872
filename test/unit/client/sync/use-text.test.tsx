import { aWindow } from './a-window.ts'; // first: react-dom looks for a window when it is loaded
import { act, StrictMode, useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { useText } from '#client/sync/use-text.ts';
import { until, words, write } from './a-connection.ts';
import { WireServer } from './wire-server.ts';

let server: WireServer;
let root: Root;
let connection: TextConnection | null;
const { body } = aWindow.document;

function Room({
  url,
  epoch,
  onText,
}: {
  url: string;
  epoch: number;
  onText: (c: TextConnection | null) => void;
}) {
  const member = { member: 'in-secretary', side: 'in', name: 'A. Secretary' };
  const text = useText({ url, textKey: 'p/common', epoch, schemaVersion: 1, right: 'edit', member });
  useEffect(() => onText(text.connection));
  return <p>{text.state.save.kind}</p>;
}

async function render(epoch: number): Promise<void> {
  const keep = (opened: TextConnection | null): void => {
    connection = opened;
  };
  await act(async () => {
    root.render(
      <StrictMode>
        <Room url={server.url} epoch={epoch} onText={keep} />
      </StrictMode>,
    );
  });
}

function shows(words: string): Promise<void> {
  return act(() => until(() => body.textContent === words));
}

function isAskedBeforeLeaving(): boolean {
  const event = new aWindow.Event('beforeunload', { cancelable: true });
  aWindow.dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(async () => {
  server = await WireServer.start();
  root = createRoot(body);
});

afterEach(async () => {
  await act(async () => root.unmount());
  await server.stop();
});

it('holds one connection under StrictMode, another for another epoch, and none after unmounting', async () => {
  await render(1);
  await shows('saved');
  expect(server.connections()).toBe(1);
  await render(2);
  await act(() => until(() => server.urls.at(-1)?.includes('epoch=2') === true));
  await shows('saved');
  await until(() => server.connections() === 1);
  await act(async () => root.render(null));
  await until(() => server.connections() === 0);
});

it('asks before leaving only while words would be lost', async () => {
  await render(1);
  await shows('saved');
  expect(isAskedBeforeLeaving()).toBe(false);
  server.receipts = 'none';
  await act(async () => {
    if (connection !== null) write(connection.doc, 'half a sentence');
  });
  expect(isAskedBeforeLeaving()).toBe(true);
  await until(() => words(server.doc) === 'half a sentence' && server.kinds().at(-1) === 'mark');
  server.answerNow();
  await shows('saved');
  expect(isAskedBeforeLeaving()).toBe(false);
});
