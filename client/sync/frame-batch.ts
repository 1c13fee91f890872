import { onceComposed } from '#client/browser/composition.ts';

/** How a screen is drawn, as far as batching needs it; null where nothing is drawn at all. */
export type Frames = {
  /** Calls back before the next frame is painted, or never while nothing is painted. */
  request(work: () => void): number;
  cancel(id: number): void;
  /** Frames are expected: somebody looks. */
  isSeen(): boolean;
};

/** A hidden or covered tab paints no frames: its text must grow all the same, for the copy on the device and for rescue. */
const WITHOUT_A_FRAME_MS = 100;
/** A covered window may call itself seen. Longer than the longest frame of a busy machine: both would fall into one. */
const FRAME_OVERDUE_MS = 1000;

const screenFrames: Frames | null =
  typeof requestAnimationFrame === 'function'
    ? {
        request: (work) => requestAnimationFrame(work),
        cancel: (id) => cancelAnimationFrame(id),
        isSeen: () => !document.hidden,
      }
    : null;

/**
 * Gathers what arrives between two frames and hands it on once, in order, before the next one is painted; what an input
 * method composes is waited for.
 */
export class FrameBatch<Item> {
  readonly #frames: Frames | null;
  readonly #work: (items: readonly Item[]) => void;
  #items: Item[] = [];
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #callOff: () => void = () => undefined;

  constructor(work: (items: readonly Item[]) => void, frames: Frames | null = screenFrames) {
    this.#work = work;
    this.#frames = frames;
  }

  add(item: Item): void {
    this.#items.push(item);
    if (this.#frames === null) this.#flush();
    else if (this.#timer === null) {
      this.#frame = this.#frames.request(() => this.#due());
      const patience = this.#frames.isSeen() ? FRAME_OVERDUE_MS : WITHOUT_A_FRAME_MS;
      this.#timer = setTimeout(() => this.#due(), patience);
    }
  }

  #due(): void {
    this.#callOff();
    this.#callOff = onceComposed(() => this.#flush());
  }

  /** Gives away what has gathered, to be applied together with what comes next. */
  take(): Item[] {
    const items = this.#items;
    this.drop();
    return items;
  }

  #flush(): void {
    const items = this.take();
    if (items.length > 0) this.#work(items);
  }

  /** Forgets what has gathered. */
  drop(): void {
    this.#items = [];
    this.#callOff();
    this.#frames?.cancel(this.#frame);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
