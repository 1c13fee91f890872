/** So many questions a message: what is written meanwhile must not wait behind a thousand readings. */
const MOST_TOGETHER = 100;

type Asked<Question, Answer> = {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (cause: unknown) => void;
};

/** What is asked in one turn of the event loop goes together: a delegation comes at once, and each message costs its own. */
export class Gathered<Question, Answer> {
  readonly #send: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  #asked: Asked<Question, Answer>[] = [];

  /** `send` answers every question, in order. */
  constructor(send: (questions: readonly Question[]) => Promise<readonly Answer[]>) {
    this.#send = send;
  }

  ask(question: Question): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#asked.push({ question, resolve, reject });
    if (this.#asked.length === 1) setImmediate(() => this.#sendAll());
    return promise;
  }

  #sendAll(): void {
    const asked = this.#asked;
    this.#asked = [];
    for (let at = 0; at < asked.length; at += MOST_TOGETHER) {
      void this.#answer(asked.slice(at, at + MOST_TOGETHER));
    }
  }

  async #answer(asked: readonly Asked<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.#send(asked.map(({ question }) => question));
      for (const [at, { resolve, reject }] of asked.entries()) {
        const answer = answers[at];
        if (answer === undefined) reject(new TypeError('a question was not answered'));
        else resolve(answer);
      }
    } catch (cause) {
      for (const { reject } of asked) reject(cause);
    }
  }
}
