import type { Node } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { PartCommander } from './part-commander.ts';
import type { PartDrag } from './part-drag.ts';
import './part-handle.css';
import { cidOf, partAtSelection, partNamed } from './standing-part.ts';

/** The quiet handle in the margin: at the part under the pointer, else at that of the caret. */
export class PartHandle {
  readonly #view: EditorView;
  readonly #commander: PartCommander;
  readonly #language: TextLanguage;
  readonly #button = document.createElement('button');
  /** Brought when a pointer first moves over the text: the room does not wait for it. */
  #drag: PartDrag | null = null;
  #isDragAsked = false;
  readonly #unsubscribe: () => void;
  #hovered: string | null = null;
  #cid: string | null = null;
  #frame: number | null = null;
  /** What one has done here: whatever is asked for holds until the next. */
  #steps = 0;

  constructor(view: EditorView, options: { commander: PartCommander; language: TextLanguage }) {
    this.#view = view;
    this.#commander = options.commander;
    this.#language = options.language;
    this.#button.type = 'button';
    this.#button.className = 'part-handle';
    this.#button.setAttribute('aria-haspopup', 'menu');
    this.#button.addEventListener('click', () => void this.#ask());
    view.dom.addEventListener('pointermove', this.#onPointer);
    view.dom.addEventListener('pointerleave', this.#onLeave);
    this.#button.addEventListener('pointerleave', this.#onLeave);
    view.dom.addEventListener('keydown', this.#onKey);
    view.dom.addEventListener('pointerdown', this.#onPress);
    // The part may have come before the answer that names it, and the member's right may have changed.
    this.#unsubscribe = this.#commander.subscribe(() => this.update());
  }

  update(): void {
    this.#placeCaret();
    // Whoever writes may reach for it with the next key.
    if (this.#button.hidden && this.#view.hasFocus()) this.#show();
    else this.#showSoon();
  }

  destroy(): void {
    this.#view.dom.removeEventListener('pointermove', this.#onPointer);
    this.#view.dom.removeEventListener('pointerleave', this.#onLeave);
    this.#view.dom.removeEventListener('keydown', this.#onKey);
    this.#view.dom.removeEventListener('pointerdown', this.#onPress);
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#drag?.destroy();
    this.#unsubscribe();
    this.#button.remove();
  }

  readonly #onPointer = (event: PointerEvent): void => {
    if (!this.#isDragAsked) void this.#bringDrag();
    const { target } = event;
    const part = target instanceof Element ? target.closest<HTMLElement>('[data-cid]') : null;
    const cid = part?.dataset['cid'] ?? null;
    if (cid === null || cid === this.#hovered) return;
    this.#hovered = cid;
    this.#showSoon();
  };

  async #bringDrag(): Promise<void> {
    this.#isDragAsked = true;
    try {
      const { PartDrag } = await import('./part-drag.ts');
      if (this.#view.isDestroyed) return;
      this.#drag = new PartDrag(this.#view, this.#button, {
        cid: () => this.#cid,
        drop: (part, after) => this.#commander.run({ kind: 'move', part, after }, null),
      });
    } catch {
      // Without a network: the next movement asks again.
      this.#isDragAsked = false;
    }
  }

  /** Between the text and the handle the pointer stays at the part. */
  readonly #onLeave = ({ relatedTarget: to }: PointerEvent): void => {
    const isNear =
      to instanceof globalThis.Node && (this.#button.contains(to) || this.#view.dom.contains(to));
    if (!isNear) this.#returnToCaret();
  };

  /** Who writes has left the pointer lying. */
  readonly #onKey = (): void => {
    this.#steps += 1;
    this.#returnToCaret();
  };

  readonly #onPress = (): void => {
    this.#steps += 1;
    this.#commander.leaveCaret();
  };

  #returnToCaret(): void {
    if (this.#hovered === null) return;
    this.#hovered = null;
    this.#showSoon();
  }

  async #ask(): Promise<void> {
    if (this.#drag?.hasJustDropped === true) return;
    if (this.#hovered === null && !(await this.#standsStill())) return;
    if (this.#cid === null || this.#button.hidden) return;
    const { left, bottom } = this.#button.getBoundingClientRect();
    this.#commander.ask({
      cid: this.#cid,
      language: this.#language,
      at: { x: left, y: bottom },
      giveBackFocus: () => this.#view.focus(),
    });
  }

  /**
   * A command under way may lead the caret into another part: the menu is that part's. False when whoever asked for it
   * has gone on writing meanwhile, or has asked again.
   */
  async #standsStill(): Promise<boolean> {
    this.#steps += 1;
    const step = this.#steps;
    await this.#commander.settled();
    if (this.#view.isDestroyed || this.#steps !== step) return false;
    // What the pointer has crossed meanwhile was not asked for.
    this.#hovered = null;
    this.#show();
    return true;
  }

  /** Once a frame: it measures, and a keystroke must not wait until the whole text is laid out for that. */
  #showSoon(): void {
    this.#frame ??= requestAnimationFrame(() => this.#show());
  }

  #show(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    const column = this.#view.dom.closest('.text-column');
    const cid = this.#hovered ?? partAtSelection(this.#view.state)?.cid ?? null;
    const part = cid === null ? null : partNamed(this.#view.state.doc, cid);
    const element = part === null ? null : this.#view.nodeDOM(part.position);
    const mayCommand = this.#view.editable && this.#commander.mayCommand;
    if (column === null || part === null || !(element instanceof HTMLElement) || !mayCommand) {
      this.#button.hidden = true;
      if (part === null) this.#hovered = null;
      return;
    }
    this.#cid = cidOf(part.node);
    this.#button.setAttribute('aria-label', this.#commander.handleLabel);
    if (this.#button.parentElement !== column) column.append(this.#button);
    const padding = Number.parseFloat(getComputedStyle(element).paddingTop);
    const top = element.getBoundingClientRect().top - column.getBoundingClientRect().top + padding;
    this.#button.style.top = `${top}px`;
    this.#button.hidden = false;
  }

  /** After a command, once the part has come over the socket. */
  #placeCaret(): void {
    const wanted = this.#commander.caretWantedIn(this.#language);
    const part = wanted === null ? null : partNamed(this.#view.state.doc, wanted);
    if (part === null) return;
    this.#commander.caretPlaced();
    // Not within the update of the view that is under way.
    queueMicrotask(() => this.#enter(part.cid));
  }

  #enter(cid: string): void {
    const part = this.#view.isDestroyed ? null : partNamed(this.#view.state.doc, cid);
    if (part === null) return;
    // First the focus: ProseMirror scrolls only to a selection that the browser has inside this editor.
    // The command's answer may be late: whoever has gone on to the handle meanwhile stays there.
    if (document.activeElement !== this.#button) this.#view.focus();
    const { tr } = this.#view.state;
    this.#view.dispatch(tr.setSelection(firstPlace(tr.doc, part.position)).scrollIntoView());
  }
}

function firstPlace(doc: Node, position: number): Selection {
  return Selection.near(doc.resolve(Math.min(position + 1, doc.content.size)), 1);
}
