import type { Page, WebSocketRoute } from '@playwright/test';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';

/** What lies between a page and the server: may be cut, and may refuse words. Ask for it before the page goes anywhere. */
export type Network = {
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** The next words are not taken: the server would close like that. */
  refuseNextWords(): void;
};

const networks = new WeakMap<Page, Promise<Network>>();

/** One for a page, however often it is asked for. */
export function networkOf(page: Page): Promise<Network> {
  const network = networks.get(page) ?? watchedNetwork(page);
  networks.set(page, network);
  return network;
}

/** Playwright takes a page offline and leaves the sockets open that it has: here they close as well. */
async function watchedNetwork(page: Page): Promise<Network> {
  const sockets = new Set<WebSocketRoute>();
  let isCut = false;
  let isRefusing = false;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) {
      void socket.close();
      return;
    }
    const server = socket.connectToServer();
    sockets.add(socket);
    socket.onMessage((frame) => {
      const isUpdate = frame[0] === MessageType.sync && frame[1] === SyncStep.update;
      if (!isRefusing || !isUpdate) return server.send(frame);
      isRefusing = false;
      void socket.close({ code: CloseCode.schema });
    });
  });
  return {
    async cut() {
      isCut = true;
      await page.context().setOffline(true);
      for (const socket of sockets) await socket.close();
      sockets.clear();
    },
    async mend() {
      isCut = false;
      await page.context().setOffline(false);
    },
    refuseNextWords() {
      isRefusing = true;
    },
  };
}
