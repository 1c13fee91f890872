import type { Page } from '@playwright/test';

export type Watched = {
  /** Remote transactions of the text applied between two frames: the most there were. */
  mostPerFrame: number;
  remoteTransactions: number;
};

const KEPT_ON_WINDOW = 'benchWatch';

/** The Y.Doc of a text, as its editor in the page holds it. */
type Doc = {
  on(
    name: 'afterTransaction',
    listener: (transaction: { local: boolean; changed: { size: number } }) => void,
  ): void;
  getXmlFragment(name: string): { toJSON(): string };
};
type EditorElement = Element & {
  editor?: { extensionManager: { extensions: { name: string; options: { document?: Doc } }[] } };
};

/** From now on: how many changes of others reach the text between one frame and the next. */
export async function watchRemote(page: Page): Promise<void> {
  await page.evaluate((name) => {
    const watched: Watched = { mostPerFrame: 0, remoteTransactions: 0 };
    Object.assign(window, { [name]: watched });
    const element: EditorElement | null = document.querySelector('.ProseMirror');
    const extensions = element?.editor?.extensionManager.extensions ?? [];
    const doc = extensions.find((extension) => extension.name === 'collaboration')?.options.document;
    if (doc === undefined) throw new Error('the page shows no text');
    Object.assign(window, { benchDoc: doc });
    let inThisFrame = 0;
    let thisFrame: unknown = null;
    doc.on('afterTransaction', ({ local, changed }) => {
      if (local || changed.size === 0) return;
      // The time of the frame: it stands still until the next one.
      const frame = document.timeline.currentTime;
      inThisFrame = frame === thisFrame ? inThisFrame + 1 : 1;
      thisFrame = frame;
      watched.remoteTransactions += 1;
      watched.mostPerFrame = Math.max(watched.mostPerFrame, inThisFrame);
    });
  }, KEPT_ON_WINDOW);
}

export async function watched(page: Page): Promise<Watched> {
  return page.evaluate((name): Watched => Reflect.get(window, name), KEPT_ON_WINDOW);
}

/** The text that the page holds, as Yjs writes it out. */
export async function textOfPage(page: Page, language: string): Promise<string> {
  return page.evaluate((name) => {
    const doc: Doc = Reflect.get(window, 'benchDoc');
    return doc.getXmlFragment(name).toJSON();
  }, language);
}
