import type { DocumentId } from '#shared/core/id.ts';
import type { Logger } from '#server/platform/log.ts';

type Options = {
  logger: Logger;
  /** Tells whoever looks at the register which of its clauses in this document read otherwise now. */
  announce: (document: DocumentId) => Promise<void>;
};

/** Typing is told of as a person reads it, not letter by letter. */
const GATHER_MS = 1000;
/** What it costs to look at a large text is at most a twentieth of the time. */
const REST_FACTOR = 20;

/** Gathers what is stored of texts, and looks a moment later whether clauses that the register quotes are others now. */
export class WordingWatch {
  readonly #options: Options;
  readonly #waiting = new Map<DocumentId, NodeJS.Timeout>();
  readonly #restsUntil = new Map<DocumentId, number>();
  readonly #looking = new Set<Promise<void>>();
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** A change of the document's text is on stable storage. */
  note(document: DocumentId): void {
    if (this.#isStopped || this.#waiting.has(document)) return;
    const rest = (this.#restsUntil.get(document) ?? 0) - performance.now();
    const timer = setTimeout(
      () => {
        // What is stored from here on may not be seen by this look: it is worth another.
        this.#waiting.delete(document);
        const looking = this.#look(document).finally(() => this.#looking.delete(looking));
        this.#looking.add(looking);
      },
      Math.max(GATHER_MS, rest),
    );
    timer.unref();
    this.#waiting.set(document, timer);
  }

  /** Waits for the look under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    await Promise.all(this.#looking);
  }

  async #look(document: DocumentId): Promise<void> {
    const began = performance.now();
    try {
      await this.#options.announce(document);
    } catch (cause) {
      // Nobody waits for it: whoever asks for the register is answered by what the text says then.
      this.#options.logger.error({ document, cause }, 'changed wordings could not be told');
    }
    const ended = performance.now();
    this.#restsUntil.set(document, ended + (ended - began) * REST_FACTOR);
  }
}
