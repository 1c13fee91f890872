import type { Kysely } from 'kysely';
import type { ActionState } from '#shared/actions/action-state.ts';
import { registerRow, type RowContext } from '#shared/actions/register-row.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { ActionId, DocumentId } from '#shared/core/id.ts';
import type { Schema } from '#server/database/schema.ts';
import { readRevisions, readStates } from './action-store.ts';

/** A row with the JSON that it is sent as; good as long as the state and the stamp are the same. */
type Drawn = { state: ActionState; stamp: string; row: RegisterRow; json: string };

/**
 * The states of all actions, kept in memory and compared by revision at every asking, so that another process may write
 * too. A cache: it may be lost at any time.
 */
export class RegisterMemory {
  readonly #db: Kysely<Schema>;
  readonly #states = new Map<ActionId, ActionState>();
  readonly #drawn = new Map<ActionId, Drawn>();
  /** As what the clause of each action was given out, since it was last found to read so. */
  readonly #given = new Map<ActionId, Set<string>>();

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** In order of registration. */
  async states(): Promise<readonly ActionState[]> {
    const revisions = await readRevisions(this.#db);
    const stale = revisions.filter(({ id, revision }) => (this.#states.get(id)?.seq ?? 0) < revision);
    const fresh = await readStates(
      this.#db,
      stale.map(({ id }) => id),
    );
    for (const [id, state] of fresh) this.#keep(id, state);
    return revisions.flatMap(({ id }) => this.#states.get(id) ?? []);
  }

  /** The row of that state; drawn anew when the state, the stamp or its wording have changed. */
  draw(state: ActionState, context: RowContext & { stamp: string }): { row: RegisterRow; json: string } {
    const { id } = state.action;
    const digests = this.noteWording(state, context);
    const stamp = context.stamp + digests;
    const known = this.#drawn.get(id);
    if (known?.state === state && known.stamp === stamp) return known;
    const row = registerRow(state, context);
    const drawn = { state, stamp, row, json: JSON.stringify(row) };
    this.#drawn.set(id, drawn);
    return drawn;
  }

  /** Whether anybody was told how a clause of this document reads: without that nothing in it can be news. */
  hasToldOf(document: DocumentId): boolean {
    return [...this.#given.keys()].some((id) => this.#states.get(id)?.action.quote?.document === document);
  }

  /** Somebody is told how the clause of this action reads; gives what it is told by. */
  noteWording({ action: { id, quote } }: ActionState, { digestsNow }: RowContext): string {
    if (quote === null) return '';
    const digests = JSON.stringify(digestsNow(quote));
    const given = this.#given.get(id);
    if (given === undefined) this.#given.set(id, new Set([digests]));
    else given.add(digests);
    return digests;
  }

  /** Somebody was told another wording of its clause than this one. Asked once: whoever asks tells everybody. */
  isWordingNews({ action: { id, quote } }: ActionState, { digestsNow }: RowContext): boolean {
    const given = this.#given.get(id);
    if (quote === null || given === undefined) return false;
    const digests = JSON.stringify(digestsNow(quote));
    const isNews = given.size > 1 || !given.has(digests);
    if (isNews) this.#given.set(id, new Set([digests]));
    return isNews;
  }

  /** Two askings may overtake each other: the later state stays. */
  #keep(id: ActionId, state: ActionState): void {
    if ((this.#states.get(id)?.seq ?? 0) < state.seq) this.#states.set(id, state);
  }
}
