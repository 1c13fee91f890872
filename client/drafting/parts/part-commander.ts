import type * as Y from 'yjs';
import { answerOf, api } from '#client/app/api.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import {
  type PartCommand,
  type PartCommandDone,
  partCommandDoneSchema,
} from '#shared/drafting/part-command.ts';
import { commandKey } from '#shared/drafting/text/command-entry.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { OwnHistory } from './own-history.ts';

/** Commands on parts, and what is a command on something else as well. */
type DoneWhat = PartCommand['kind'] | 'register' | 'bring';

/** What became of the last command; null when there is nothing to say. */
export type CommandNews =
  | { readonly kind: 'done'; readonly what: DoneWhat; readonly command: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode | 'no-answer' | 'not-here' };

/** The menu of a part: where it was asked for, and for which part. */
export type AskedMenu = {
  readonly cid: string;
  readonly language: TextLanguage;
  readonly at: { readonly x: number; readonly y: number };
  readonly giveBackFocus: () => void;
};

/** The open text, and whether the member may command its parts now. */
type Ground = { readonly doc: Y.Doc | null; readonly mayCommand: boolean };

/** What to do when its turn has come: named only then, because every command changes what stands where. */
type Step = {
  readonly command: () => PartCommand | null;
  /** The language whose editor gets the caret into the part afterwards. */
  readonly caret: TextLanguage | null;
};

/** So many keys may wait while a command is on its way; nobody presses on for longer without looking. */
const WAITING = 24;

/** Milliseconds: what a command changed comes about when its answer comes. It is not waited for in vain. */
const COMES_WITHIN = 3000;

/** Sends commands on parts, one after the other. What they change comes over the socket, as everybody sees it. */
export class PartCommander {
  /** What the handle is called, in the language of the interface. */
  handleLabel = '';
  readonly history = new OwnHistory();

  readonly #document: string;
  readonly #listeners = new Set<() => void>();
  #ground: Ground = { doc: null, mayCommand: false };
  #news: CommandNews | null = null;
  #menu: AskedMenu | null = null;
  #caretIn: { cid: string; language: TextLanguage } | null = null;
  #isCaretLeft = false;
  #waiting: Step[] = [];
  #isBusy = false;
  #onSettled: (() => void)[] = [];
  #turn = 0;

  constructor(document: string) {
    this.#document = document;
  }

  nameHandle(label: string): void {
    this.handleLabel = label;
  }

  /** The text or the member's right may have become another one. */
  standOn(ground: Ground): void {
    this.#ground = ground;
    if (!ground.mayCommand) this.#menu = null;
    this.#tell();
  }

  get mayCommand(): boolean {
    return this.#ground.mayCommand;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly news = (): CommandNews | null => this.#news;

  readonly menu = (): AskedMenu | null => this.#menu;

  /** Another number after every change, for whoever draws what can be taken back. */
  readonly changes = (): number => this.#turn;

  /** The editor of this language puts its caret into that part once it is there; asked for once. */
  caretWantedIn(language: TextLanguage): string | null {
    return this.#caretIn?.language === language ? this.#caretIn.cid : null;
  }

  /** The caret was put elsewhere by hand: what is under way leads it nowhere any more. */
  leaveCaret(): void {
    this.#caretIn = null;
    this.#isCaretLeft = true;
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

  run(command: PartCommand, caret: TextLanguage | null): void {
    this.step(() => command, caret);
  }

  /** For keys, which repeat: the command is named when those before it have been done. */
  step(command: () => PartCommand | null, caret: TextLanguage | null): void {
    if (this.#waiting.length >= WAITING) return;
    this.#waiting.push({ command, caret });
    if (!this.#isBusy) void this.#work();
  }

  /** Resolves when no command is under way or waits, and the caret has been told where to go. */
  settled(): Promise<void> {
    if (!this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onSettled.push(resolve);
    });
  }

  /**
   * For a command that another address takes, and that is taken back like those on parts. Rejects with what `send` rejects
   * with: whoever gives it says so where it was given.
   */
  async carryOut<Done extends PartCommandDone>(
    what: 'register' | 'bring',
    send: () => Promise<Done>,
  ): Promise<Done> {
    const at = this.history.begin();
    const done = await send();
    await this.#arrival(done.command);
    this.history.did(done.command, at);
    this.#news = { kind: 'done', what, command: done.command };
    this.#tell();
    return done;
  }

  /** Says that a command which was carried out so has failed. */
  failed(error: unknown): void {
    this.#news = { kind: 'failed', code: error instanceof AppError ? error.code : 'no-answer' };
    this.#tell();
  }

  /** Says that parts of this text are not for this member to command. */
  refuse(): void {
    this.#news = { kind: 'failed', code: 'not-here' };
    this.#tell();
  }

  /** The command that is to be taken back or done again next, when it is newer than the typing. */
  next(manager: Y.UndoManager, way: 'undo' | 'redo'): string | null {
    return way === 'undo' ? this.history.toUndo(manager) : this.history.toRedo(manager);
  }

  /** Takes back, or does again, the newest of both: the last command, or by `typing` what was typed. */
  turn(manager: Y.UndoManager, way: 'undo' | 'redo', typing: () => void): void {
    this.step(() => {
      const command = this.next(manager, way);
      if (command === null) typing();
      return command === null ? null : { kind: 'undo', command };
    }, null);
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      for (let step = this.#waiting.shift(); step !== undefined; step = this.#waiting.shift()) {
        const command = step.command();
        if (command !== null) await this.#do(command, step.caret);
      }
    } finally {
      // Also when a step threw: else no command and no undo would ever be done again.
      this.#isBusy = false;
      for (const tell of this.#onSettled.splice(0)) tell();
    }
  }

  async #do(command: PartCommand, caret: TextLanguage | null): Promise<void> {
    const at = this.history.begin();
    this.#isCaretLeft = false;
    try {
      const reply = api.api.documents[':id'].parts.$post({ param: { id: this.#document }, json: command });
      const done = await answerOf(reply, partCommandDoneSchema);
      await this.#arrival(done.command);
      if (command.kind === 'undo') this.history.turned(command.command, done.command);
      else this.history.did(done.command, at);
      this.#news = { kind: 'done', what: command.kind, command: done.command };
      if (caret !== null && done.part !== null && !this.#isCaretLeft)
        this.#caretIn = { cid: done.part, language: caret };
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'no-answer';
      if (command.kind === 'undo' && code === ErrorCode.conflict) this.history.forget(command.command);
      // What waits was meant for what has not come to pass.
      this.#waiting = [];
      this.#news = { kind: 'failed', code };
    }
    this.#tell();
  }

  /** Answer and change take two ways: the next command is named when this one's change stands in the text. */
  #arrival(command: string): Promise<void> {
    const entries = this.#ground.doc?.getMap(TextShape.server);
    const { promise, resolve } = Promise.withResolvers<void>();
    if (entries === undefined || entries.has(commandKey(command))) resolve();
    const look = (): void => {
      if (entries?.has(commandKey(command)) === true) resolve();
    };
    entries?.observe(look);
    const timer = setTimeout(resolve, COMES_WITHIN);
    return promise.finally(() => {
      clearTimeout(timer);
      entries?.unobserve(look);
    });
  }

  #tell(): void {
    this.#turn += 1;
    for (const listener of this.#listeners) listener();
  }
}
