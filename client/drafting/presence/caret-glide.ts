import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const GLIDE_MS = 110;
/** With more than this moving at once there is nothing to follow by eye, and every glide is a layer to paint. */
const MAX_GLIDING = 10;
/** Further than a few lines it is a jump, and a caret that flies across the page would only disturb. */
const MAX_GLIDE_PX = 140;
/** Rounding of the layout, not a move. */
const STILL_PX = 0.5;

type Place = { part: Element | null; x: number; y: number; pageX: number; pageY: number; movedAt: number };

/**
 * Lets the carets of others glide to where they go, and shows a name while its caret moves. ProseMirror draws a caret
 * anew at each place; what is remembered here is where the last one stood.
 */
export const CaretGlide = Extension.create({
  name: 'caretGlide',

  addProseMirrorPlugins() {
    return [new Plugin({ key: new PluginKey('caretGlide'), view: (view) => new CaretGlider(view) })];
  },
});

class CaretGlider {
  readonly #view: EditorView;
  readonly #carets: HTMLCollectionOf<Element>;
  #places = new Map<string, Place>();
  #isQueued = false;

  constructor(view: EditorView) {
    this.#view = view;
    this.#carets = view.dom.getElementsByClassName('caret');
  }

  update(): void {
    if (this.#isQueued || (this.#carets.length === 0 && this.#places.size === 0)) return;
    this.#isQueued = true;
    // After all views of this transaction and before the frame: later, the caret would be seen at its goal first.
    queueMicrotask(() => this.#settle());
  }

  destroy(): void {
    this.#places.clear();
  }

  #settle(): void {
    this.#isQueued = false;
    if (this.#view.isDestroyed) return;
    const root = this.#view.dom.getBoundingClientRect();
    // A hidden column has no places.
    if (root.width === 0) return;
    const now = performance.now();
    const places = new Map<string, Place>();
    const moves: [HTMLElement, Place, Place][] = [];
    for (const caret of this.#carets) {
      const client = caret instanceof HTMLElement ? caret.dataset['client'] : undefined;
      if (client === undefined || !(caret instanceof HTMLElement)) continue;
      const was = this.#places.get(client);
      const place = placeOf(caret, root, now);
      const hasMoved = was === undefined || !isStill(was, place);
      if (!hasMoved) place.movedAt = was.movedAt;
      places.set(client, place);
      keepNameSince(caret, now - place.movedAt);
      if (hasMoved && was !== undefined) moves.push([caret, was, place]);
    }
    this.#places = places;
    if (moves.length <= MAX_GLIDING && !prefersStillness()) for (const move of moves) glide(...move);
  }
}

function placeOf(caret: HTMLElement, root: DOMRect, now: number): Place {
  const box = caret.getBoundingClientRect();
  const part = caret.closest('[data-part]');
  const partBox = part?.getBoundingClientRect() ?? root;
  return {
    part,
    // Within its part: what grows above moves the page, not the person.
    x: box.left - partBox.left,
    y: box.top - partBox.top,
    pageX: box.left - root.left,
    pageY: box.top - root.top,
    movedAt: now,
  };
}

function isStill(was: Place, is: Place): boolean {
  return was.part === is.part && Math.abs(was.x - is.x) < STILL_PX && Math.abs(was.y - is.y) < STILL_PX;
}

/** The name's fading is a CSS animation; a caret drawn anew would begin it anew, one drawn on would have ended it. */
function keepNameSince(caret: HTMLElement, sinceMs: number): void {
  for (const animation of caret.querySelector('.caret-name')?.getAnimations() ?? []) {
    if (animation instanceof CSSAnimation) animation.currentTime = sinceMs;
  }
}

function glide(caret: HTMLElement, was: Place, is: Place): void {
  const x = was.pageX - is.pageX;
  const y = was.pageY - is.pageY;
  if (Math.abs(y) > MAX_GLIDE_PX) return;
  caret.firstElementChild?.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
    duration: GLIDE_MS,
    easing: 'ease-out',
  });
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
