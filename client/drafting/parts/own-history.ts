import type { UndoManager } from 'yjs';

/** A command that can be taken back, and when it was given. */
type Step = { readonly command: string; readonly at: number };

/**
 * The order of what one does in a room: commands on parts, and typing as the undo managers of the editors gather it.
 * Only the order counts, so that no clock is asked.
 */
export class OwnHistory {
  readonly #managers = new Set<UndoManager>();
  /** When typing began, by the entry in its manager. */
  readonly #typed = new WeakMap<object, number>();
  #now = 0;
  #done: readonly Step[] = [];
  #undone: readonly Step[] = [];

  follow(manager: UndoManager): () => void {
    const typed = ({ stackItem }: { stackItem: object }): void => {
      this.#now += 1;
      this.#typed.set(stackItem, this.#now);
      this.#typedAnew(manager);
    };
    const typedOn = (): void => this.#typedAnew(manager);
    this.#managers.add(manager);
    manager.on('stack-item-added', typed);
    manager.on('stack-item-updated', typedOn);
    return () => {
      this.#managers.delete(manager);
      manager.off('stack-item-added', typed);
      manager.off('stack-item-updated', typedOn);
    };
  }

  /** A command is being given: what is typed from now on is newer, and no part of what was typed before. */
  begin(): number {
    for (const manager of this.#managers) manager.stopCapturing();
    this.#now += 1;
    return this.#now;
  }

  /** What was given then has been done: what had been taken back before it does not come again. */
  did(command: string, at: number): void {
    this.#done = [...this.#done, { command, at }];
    this.#undone = [];
    for (const manager of this.#managers) manager.clear(false, true);
  }

  /** A command that was done or taken back is now the other of both, under a new name. */
  turned(command: string, name: string): void {
    this.#now += 1;
    const step = { command: name, at: this.#now };
    const wasDone = this.#done.some((each) => each.command === command);
    this.forget(command);
    if (wasDone) this.#undone = [...this.#undone, step];
    else this.#done = [...this.#done, step];
  }

  /** The text has gone on, so that it cannot be taken back any more. */
  forget(command: string): void {
    this.#done = this.#done.filter((each) => each.command !== command);
    this.#undone = this.#undone.filter((each) => each.command !== command);
  }

  /** The command that is to be taken back next, when it is newer than what was typed last in that editor. */
  toUndo(manager: UndoManager): string | null {
    return this.#newerThan(this.#done.at(-1), manager.undoStack.at(-1));
  }

  /** The same for what is to be done again. */
  toRedo(manager: UndoManager): string | null {
    return this.#newerThan(this.#undone.at(-1), manager.redoStack.at(-1));
  }

  #newerThan(step: Step | undefined, typing: object | undefined): string | null {
    if (step === undefined) return null;
    const typedAt = typing === undefined ? 0 : (this.#typed.get(typing) ?? 0);
    return step.at > typedAt ? step.command : null;
  }

  #typedAnew(manager: UndoManager): void {
    if (!manager.undoing && !manager.redoing) this.#undone = [];
  }
}
