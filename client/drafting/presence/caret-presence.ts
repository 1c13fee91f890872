import type { Awareness } from 'y-protocols/awareness';
import { onceComposed } from '#client/browser/composition.ts';
import type { Hue } from '#client/ui/colour-tag.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { presenceStateSchema } from '#shared/sync/presence.ts';
import type { NameOf } from './present-names.ts';

/** Name and Side of whoever owns a caret, as the caret is drawn. */
export type CaretUser = { name: string; clientId: number; letters: string; hue: Hue; color: string };

type CaretState = { user: CaretUser | null; cursor: unknown };
type Changes = { added: number[]; updated: number[]; removed: number[] };
type Listener = () => void;

type Options = {
  awareness: Awareness;
  language: TextLanguage;
  /** Letters and colour of a Side. */
  lookOf: (side: string | null) => { letters: string; hue: Hue };
  /** The cid of the part in which the caret of this editor stands. */
  currentPart: () => string | null;
};

/** y-tiptap complains about a caret without a six-digit colour; ours come from the Side's class and ignore it. */
const UNUSED_COLOR = '#000000';

/**
 * What the caret extension of one language sees of the presence that both languages share: only the carets of its own
 * language, drawn at most once a frame and not into what is being composed, and only a caret's place may be said, for names
 * are the server's word.
 */
export class CaretPresence {
  readonly #options: Options;
  readonly #listeners = new Set<Listener>();
  readonly #drawn = new Set<number>();
  #isQueued = false;
  #nameOf: NameOf = (_member, said) => said;

  constructor(options: Options) {
    this.#options = options;
  }

  get clientID(): number {
    return this.#options.awareness.clientID;
  }

  get states(): Map<number, CaretState> {
    return this.getStates();
  }

  getStates(): Map<number, CaretState> {
    const carets = new Map<number, CaretState>();
    for (const clientId of this.#options.awareness.getStates().keys()) {
      const caret = this.#caretOf(clientId);
      if (caret !== null) carets.set(clientId, caret);
    }
    return carets;
  }

  getLocalState(): { cursor: unknown } {
    const local = this.#options.awareness.getLocalState();
    return { cursor: local?.['lang'] === this.#options.language ? (local['cursor'] ?? null) : null };
  }

  setLocalStateField(field: string, value: unknown): void {
    if (field !== 'cursor') return;
    const { awareness, language, currentPart } = this.#options;
    const local = awareness.getLocalState();
    if (local === null) return;
    // Leaving this language must not wipe the caret that the other one has set meanwhile.
    if (value === null && local['lang'] !== language) return;
    const place = value === null ? {} : { lang: language, part: currentPart() };
    awareness.setLocalState({ ...local, ...place, cursor: value });
  }

  on(_event: 'change' | 'update', listener: Listener): void {
    if (this.#listeners.size === 0) this.#options.awareness.on('change', this.#onChange);
    this.#listeners.add(listener);
  }

  off(_event: 'change' | 'update', listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#options.awareness.off('change', this.#onChange);
  }

  /** Asked once a change, for all who listen: a caret that has gone is known only until then. */
  readonly #onChange = ({ added, updated, removed }: Changes): void => {
    const concerned = [...added, ...updated, ...removed].filter((id) => this.#concerns(id));
    if (this.#isQueued || concerned.length === 0) return;
    this.#isQueued = true;
    requestAnimationFrame(() => onceComposed(this.#draw));
  };

  readonly #draw = (): void => {
    this.#isQueued = false;
    // The editor may have gone within the frame, and its listeners with it.
    for (const listener of this.#listeners) listener();
  };

  /** Calls those who are here so from now on; carets drawn before keep the name they were drawn with. */
  callBy(nameOf: NameOf): void {
    this.#nameOf = nameOf;
  }

  nameOf(clientId: number): string {
    return this.#caretOf(clientId)?.user?.name ?? '';
  }

  /** A caret that is, or was until now, in this language. */
  #concerns(clientId: number): boolean {
    if (clientId === this.clientID) return false;
    const was = this.#drawn.has(clientId);
    const is = this.#caretOf(clientId)?.cursor != null;
    if (is) this.#drawn.add(clientId);
    else this.#drawn.delete(clientId);
    return was || is;
  }

  #caretOf(clientId: number): CaretState | null {
    const state = presenceStateSchema.safeParse(this.#options.awareness.getStates().get(clientId));
    if (!state.success) return null;
    const { user, lang, cursor } = state.data;
    if (lang !== this.#options.language) return null;
    const { letters, hue } = this.#options.lookOf(user.side);
    const name = this.#nameOf(user.member, user.name);
    return { user: { name, clientId, letters, hue, color: UNUSED_COLOR }, cursor: cursor ?? null };
  }
}
