import { request } from 'node:http';

export type RawAnswer = { status: number; body: string; headers: NodeJS.Dict<string | string[]> };

type RawRequest = {
  port: number;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
};

/** A request whose `Host` and `Origin` the test chooses, which `fetch` forbids. */
export function rawRequest({
  port,
  path,
  method = 'GET',
  headers = {},
  body,
}: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
