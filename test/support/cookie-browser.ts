/** Keeps cookies as a browser does, and sends the `Origin` of the page that it shows. */
export class CookieBrowser {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** As somebody would who can write into this browser. */
  plant(cookie: string): void {
    const [name = '', ...value] = cookie.split('=');
    this.#cookies.set(name, value.join('='));
  }

  get(path: string): Promise<Response> {
    return this.#ask('GET', path);
  }
  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.#ask('POST', path, body, headers);
  }
  put(path: string, body: unknown): Promise<Response> {
    return this.#ask('PUT', path, body);
  }
  delete(path: string): Promise<Response> {
    return this.#ask('DELETE', path);
  }

  /** Follows an absolute address of this server or another one, without its redirects. */
  async follow(address: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(new URL(address, this.#url), {
      redirect: 'manual',
      ...init,
      headers: { cookie: this.cookie, ...Object.fromEntries(new Headers(init.headers)) },
    });
    this.#keep(answer);
    return answer;
  }

  async #ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.follow(path, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { origin: this.#url }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  #keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value.join('='));
    }
  }
}
