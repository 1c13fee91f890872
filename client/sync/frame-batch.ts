import { onceComposed } from '#client/browser/composition.ts';

/** How a screen is drawn, as far as batching needs it; null where nothing is drawn at all. */
export type Frames = {
  /** Calls back before the next frame is painted, or never while nothing is painted. */
  request(work: () => void): number;
  cancel(id: number): void;
  /** Frames are expected: somebody looks. */
  isSeen(): boolean;
  /** Milliseconds, of any origin. */
  now(): number;
  /** Calls back once what has just been done is painted. */
  afterPaint(work: () => void): void;
};

/** A hidden or covered tab paints no frames: its text must grow all the same, for the copy on the device and for rescue. */
const WITHOUT_A_FRAME_MS = 100;
/** A covered window may call itself seen. Longer than the longest frame of a busy machine: both would fall into one. */
const FRAME_OVERDUE_MS = 1000;
/**
 * Where eighty people write, drawing what they do could fill every frame, and one's own keys would wait behind it. After
 * work of w ms, its painting included, the page is left to its reader for so many times w.
 */
const REST_FACTOR = 2;
/** Longer than this nobody waits to see what others write, however slow the machine. */
const LONGEST_REST_MS = 100;

const screenFrames: Frames | null =
  typeof requestAnimationFrame === 'function'
    ? {
        request: (work) => requestAnimationFrame(work),
        cancel: (id) => cancelAnimationFrame(id),
        isSeen: () => !document.hidden,
        now: () => performance.now(),
        // A task that is asked for before a frame is painted comes after it.
        afterPaint: (work) => void setTimeout(work),
      }
    : null;

/**
 * Gathers what arrives between two frames and hands it on once, in order, before one of the next is painted; what an input
 * method composes is waited for, and so is the time that belongs to the reader's own keys.
 */
export class FrameBatch<Item> {
  readonly #frames: Frames | null;
  readonly #work: (items: readonly Item[]) => void;
  #items: Item[] = [];
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #restUntil = Number.NEGATIVE_INFINITY;
  #callOff: () => void = () => undefined;

  constructor(work: (items: readonly Item[]) => void, frames: Frames | null = screenFrames) {
    this.#work = work;
    this.#frames = frames;
  }

  add(item: Item): void {
    this.#items.push(item);
    if (this.#frames === null) this.#flush();
    else if (this.#timer === null) {
      this.#request(this.#frames);
      const patience = this.#frames.isSeen() ? FRAME_OVERDUE_MS : WITHOUT_A_FRAME_MS;
      this.#timer = setTimeout(() => this.#due(), patience);
    }
  }

  #request(frames: Frames): void {
    this.#frame = frames.request(() => {
      if (frames.now() < this.#restUntil) this.#request(frames);
      else this.#due();
    });
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
    if (items.length === 0) return;
    const began = this.#frames?.now() ?? 0;
    this.#work(items);
    this.#frames?.afterPaint(() => this.#rest(began));
  }

  #rest(began: number): void {
    const now = this.#frames?.now() ?? 0;
    this.#restUntil = now + Math.min((now - began) * REST_FACTOR, LONGEST_REST_MS);
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
