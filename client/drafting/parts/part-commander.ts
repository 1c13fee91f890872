import { answerOf, api } from '#client/app/api.ts';
import { AppError } from '#shared/core/app-error.ts';
import type { ErrorCode } from '#shared/core/error-codes.ts';
import {
  type PartCommand,
  type PartCommandDone,
  partCommandDoneSchema,
} from '#shared/drafting/part-command.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** What became of the last command; null when there is nothing to say. */
export type CommandNews =
  | { readonly kind: 'done'; readonly what: PartCommand['kind']; readonly command: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode | 'no-answer' };

/** The menu of a part: where it was asked for, and for which part. */
export type AskedMenu = {
  readonly cid: string;
  readonly language: TextLanguage;
  readonly at: { readonly x: number; readonly y: number };
  readonly giveBackFocus: () => void;
};

/** Sends commands on parts, one at a time. What they change comes over the socket, as everybody sees it. */
export class PartCommander {
  /** What the handle is called, in the language of the interface. */
  handleLabel = '';

  nameHandle(label: string): void {
    this.handleLabel = label;
  }

  readonly #document: string;
  readonly #listeners = new Set<() => void>();
  #news: CommandNews | null = null;
  #menu: AskedMenu | null = null;
  #caretIn: { cid: string; language: TextLanguage } | null = null;
  #isBusy = false;

  constructor(document: string) {
    this.#document = document;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly news = (): CommandNews | null => this.#news;

  readonly menu = (): AskedMenu | null => this.#menu;

  /** The editor of this language puts its caret into that part once it is there; asked for once. */
  caretWantedIn(language: TextLanguage): string | null {
    return this.#caretIn?.language === language ? this.#caretIn.cid : null;
  }

  caretPlaced(): void {
    this.#caretIn = null;
  }

  ask(menu: AskedMenu | null): void {
    this.#menu = menu;
    this.#tell();
  }

  dismissNews(): void {
    this.#news = null;
    this.#tell();
  }

  /** `caret`: the language whose editor gets the caret into the part afterwards. */
  async run(command: PartCommand, caret: TextLanguage | null): Promise<void> {
    // Keys that repeat: the next command would name places that this one is about to change.
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const done = await this.#send(command);
      this.#news = { kind: 'done', what: command.kind, command: done.command };
      if (caret !== null && done.part !== null) this.#caretIn = { cid: done.part, language: caret };
    } catch (error) {
      this.#news = { kind: 'failed', code: error instanceof AppError ? error.code : 'no-answer' };
    } finally {
      this.#isBusy = false;
      this.#tell();
    }
  }

  #send(command: PartCommand): Promise<PartCommandDone> {
    const reply = api.api.documents[':id'].parts.$post({ param: { id: this.#document }, json: command });
    return answerOf(reply, partCommandDoneSchema);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
