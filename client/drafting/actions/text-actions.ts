import { recall, remember } from '#client/browser/local-storage.ts';
import type { Recognition } from '#shared/actions/recognition/recognise-commitment.ts';
import { isToBeOffered } from '#shared/actions/recognition/to-be-offered.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { DocumentActions } from '#shared/drafting/action-in-text.ts';
import type { PartReading } from './part-readings.ts';

/** A clause that reads as a commitment and has no action yet. */
export type Offer = { readonly reading: PartReading; readonly recognition: Recognition };

/** An action of this document, beside the clause that it quotes as that reads now. */
export type ActionHere = {
  readonly row: RegisterRow;
  /** The part with its chip, else the one that it quotes; null: neither is in this text. */
  readonly cid: string | null;
  readonly hasChip: boolean;
  /** The clause reads otherwise than it was quoted, or is gone. */
  readonly hasChanged: boolean;
};

export type TextActionsState = {
  readonly isOpen: boolean;
  readonly mayRegister: boolean;
  readonly actions: readonly ActionHere[];
  readonly offers: readonly Offer[];
  /** The part of which an action is being made; null: none. */
  readonly asked: string | null;
};

/** Tells whether the wordings of a clause make an action. */
type Recogniser = (words: PartReading['words']) => Recognition;

const nothing: TextActionsState = { isOpen: false, mayRegister: false, actions: [], offers: [], asked: null };

/** What recognition said of these words, so that a chip or a mark does not make it read them again. */
type Recognised = { words: string; recognition: Recognition };

/** The actions of one open text: what the register says of them, beside what the text says now. */
export class TextActions {
  readonly #document: string;
  readonly #listeners = new Set<() => void>();
  readonly #recognised = new Map<string, Recognised>();
  #readings: ReadonlyMap<string, PartReading> = new Map();
  #told: DocumentActions = { rows: [], mayRegister: false };
  #isTold = false;
  #reader: Recogniser | null = null;
  #state = nothing;

  constructor(document: string) {
    this.#document = document;
  }

  get state(): TextActionsState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** How the parts of the text read now, in their order. */
  hear(readings: ReadonlyMap<string, PartReading>): void {
    this.#readings = readings;
    this.#tell();
  }

  /** What the register says now. */
  learn(told: DocumentActions): void {
    this.#told = told;
    this.#isTold = true;
    this.#tell();
  }

  /** How commitments are recognised from now on. */
  recogniseBy(reader: Recogniser): void {
    this.#reader = reader;
    this.#recognised.clear();
    this.#tell();
  }

  show(isOpen: boolean): void {
    this.#change({ isOpen });
  }

  /** Opens the form for a part, or closes it. */
  ask(cid: string | null): void {
    this.#change({ asked: cid });
  }

  /** No commitment, says the person; asked again only when it reads otherwise. */
  decline({ reading }: Offer): void {
    remember(this.#declinedKey(reading.cid), digestOf(reading));
    this.#tell();
  }

  /** How a part reads; null: it is not in the text. */
  readingOf(cid: string): PartReading | null {
    return this.#readings.get(cid) ?? null;
  }

  recognitionOf(cid: string): Recognition | null {
    const reading = this.#readings.get(cid);
    return reading === undefined ? null : this.#recognise(reading);
  }

  rowOf(id: string): RegisterRow | null {
    return this.#told.rows.find((row) => row.id === id) ?? null;
  }

  /** The register has been heard of: what it does not know does not exist. */
  get isTold(): boolean {
    return this.#isTold;
  }

  get rows(): readonly RegisterRow[] {
    return this.#told.rows;
  }

  hasChanged(id: string): boolean {
    return this.#state.actions.some(({ row, hasChanged }) => row.id === id && hasChanged);
  }

  #tell(): void {
    const { mayRegister } = this.#told;
    this.#change({ mayRegister, actions: this.#actions(), offers: mayRegister ? this.#offers() : [] });
  }

  #change(change: Partial<TextActionsState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** In the order of the text; those that stand nowhere in it come last. */
  #actions(): ActionHere[] {
    const order = [...this.#readings.keys()];
    const placed = this.#told.rows.map((row) => this.#placed(row));
    const placeOf = ({ cid }: ActionHere) => (cid === null ? order.length : order.indexOf(cid));
    return placed.toSorted((a, b) => placeOf(a) - placeOf(b));
  }

  #placed(row: RegisterRow): ActionHere {
    const quote = row.quote?.document === this.#document ? row.quote : null;
    const quoted = quote === null ? undefined : this.#readings.get(quote.cid);
    const withChip = [...this.#readings.values()].find(({ actions }) => actions.has(row.id));
    // Before the text has been read, the register's word counts.
    const hasChanged =
      quote === null || this.#readings.size === 0
        ? row.hasWordingChanged
        : Object.entries(quote.digests).some(
            ([language, digest]) =>
              Object.entries(quoted?.digests ?? {}).find(([each]) => each === language)?.[1] !== digest,
          );
    return { row, cid: withChip?.cid ?? quoted?.cid ?? null, hasChip: withChip !== undefined, hasChanged };
  }

  #offers(): Offer[] {
    const taken = new Set(
      this.#told.rows.flatMap(({ quote }) => (quote?.document === this.#document ? quote.cid : [])),
    );
    const all = [...this.#readings.values()];
    const hasClauses = all.some(({ name }) => name === 'clause');
    return all.flatMap((reading) => {
      if (!isOfferable(reading, hasClauses) || taken.has(reading.cid) || reading.actions.size > 0) return [];
      const recognition = this.#recognise(reading);
      if (recognition === null || !isToBeOffered(recognition)) return [];
      const isDeclined = recall(this.#declinedKey(reading.cid)) === digestOf(reading);
      return isDeclined ? [] : [{ reading, recognition }];
    });
  }

  #recognise({ cid, words }: PartReading): Recognition | null {
    if (this.#reader === null) return null;
    const written = JSON.stringify(words);
    const before = this.#recognised.get(cid);
    if (before?.words === written) return before.recognition;
    const recognition = this.#reader(words);
    this.#recognised.set(cid, { words: written, recognition });
    return recognition;
  }

  #declinedKey(cid: string): string {
    return `declined-action:${this.#document}:${cid}`;
  }
}

/** Clauses; where a document has none, as minutes, its plain passages. */
function isOfferable({ name, role }: PartReading, hasClauses: boolean): boolean {
  return name === 'clause' || (!hasClauses && name === 'passage' && role === null);
}

function digestOf({ digests }: PartReading): string {
  return Object.values(digests).join(' ');
}
