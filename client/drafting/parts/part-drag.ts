import type { EditorView } from '@tiptap/pm/view';
import { cidOf } from './standing-part.ts';

type Target = { cid: () => string | null; drop: (part: string, after: string | null) => void };

/** Pixels before a press counts as a drag. */
const SLACK = 6;

/** Drags a part by its handle; a line shows where it would stand. Nothing moves before the server has moved it. */
export class PartDrag {
  readonly #view: EditorView;
  readonly #button: HTMLElement;
  readonly #target: Target;
  readonly #line = document.createElement('div');
  #from: { y: number; cid: string } | null = null;
  #after: string | null | undefined = undefined;
  #hasDropped = false;

  constructor(view: EditorView, button: HTMLElement, target: Target) {
    this.#view = view;
    this.#button = button;
    this.#target = target;
    this.#line.className = 'part-drop-line';
    button.addEventListener('pointerdown', this.#onDown);
    button.addEventListener('pointermove', this.#onMove);
    button.addEventListener('pointerup', this.#onUp);
    button.addEventListener('pointercancel', this.#onCancel);
  }

  /** The click that the browser sends after a drop is not a press. */
  get hasJustDropped(): boolean {
    const dropped = this.#hasDropped;
    this.#hasDropped = false;
    return dropped;
  }

  destroy(): void {
    this.#line.remove();
  }

  readonly #onDown = (event: PointerEvent): void => {
    const cid = this.#target.cid();
    if (cid === null || event.button !== 0) return;
    this.#hasDropped = false;
    this.#from = { y: event.clientY, cid };
    this.#button.setPointerCapture(event.pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#from === null || Math.abs(event.clientY - this.#from.y) < SLACK) return;
    const place = this.#placeAt(event.clientY);
    this.#after = place.after;
    this.#button.dataset['dragging'] = '';
    const column = this.#view.dom.closest('.text-column');
    column?.append(this.#line);
    this.#line.style.top = `${place.y - (column?.getBoundingClientRect().top ?? 0)}px`;
  };

  readonly #onUp = (): void => {
    const from = this.#from;
    const after = this.#after;
    this.#onCancel();
    if (from === null || after === undefined) return;
    this.#hasDropped = true;
    if (after !== from.cid) this.#target.drop(from.cid, after);
  };

  readonly #onCancel = (): void => {
    this.#from = null;
    this.#after = undefined;
    delete this.#button.dataset['dragging'];
    this.#line.remove();
  };

  /** The gap between two parts that is nearest to that height. */
  #placeAt(y: number): { after: string | null; y: number } {
    const first = this.#view.dom.getBoundingClientRect().top;
    let best: { after: string | null; y: number } = { after: null, y: first };
    this.#view.state.doc.forEach((node, position) => {
      const element = this.#view.nodeDOM(position);
      if (!(element instanceof HTMLElement)) return;
      const { bottom } = element.getBoundingClientRect();
      if (Math.abs(bottom - y) < Math.abs(best.y - y)) best = { after: cidOf(node), y: bottom };
    });
    return best;
  }
}
