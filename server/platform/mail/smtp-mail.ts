import { createTransport } from 'nodemailer';
import type { Mail } from './mail.ts';

/** Milliseconds that a mail server has for each answer: a tick of the digest must not hang on it. */
const PATIENCE_MS = 10_000;

/** Letters by SMTP. `url` as `smtp://user:password@host:587` or `smtps://…`; `from`: the sender that readers see. */
export function createSmtpMail({ url, from }: { url: string; from: string }): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // What stands in a letter never makes the server read a file or ask another address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, unsubscribe }) {
      await transport.sendMail({
        from,
        // As an object: a comma in it makes no second reader.
        to: { name: '', address: to },
        subject,
        text,
        headers: {
          ...(unsubscribe !== null && {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
          'Auto-Submitted': 'auto-generated',
        },
      });
    },
    close: () => transport.close(),
  };
}
