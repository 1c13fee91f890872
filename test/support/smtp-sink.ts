import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { watchBytes } from './canaries.ts';

/** What a mail server was given. */
export type SunkLetter = { readonly to: readonly string[]; readonly source: string };

/** A real mail server that keeps every letter; `refuse` makes it turn the next ones away. */
export async function startSmtpSink() {
  const letters: SunkLetter[] = [];
  const state = { refuse: false };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (state.refuse) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const source = Buffer.concat(chunks).toString('utf8');
        // Folded lines would hide a word; no letter has ever to say what is one Side's alone.
        watchBytes(Buffer.from(source.replaceAll(/=?\r\n/g, '')), { side: null, where: 'mail' });
        letters.push({ to, source });
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo; // it listens at a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    state,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}
