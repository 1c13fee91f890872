import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSmtpMail } from '#server/platform/mail/smtp-mail.ts';
import { startSmtpSink } from '#test/support/smtp-sink.ts';

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink.stop());

const letter = {
  to: 'reader@example.org',
  subject: 'Поручения: 3',
  text: 'Слова\n',
  unsubscribe: 'http://x.example/u/1',
};

test('a letter reaches its one reader, with a way to end such letters', async () => {
  const mail = createSmtpMail({ url: sink.url, from: 'Alternat <alternat@example.org>' });
  await mail.send(letter);
  const [sent] = sink.letters;
  expect(sent?.to).toEqual(['reader@example.org']);
  expect(sent?.source).toContain('List-Unsubscribe: <http://x.example/u/1>');
  expect(sent?.source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(sent?.source).toMatch(/^From: Alternat <alternat@example.org>/m);
  mail.close();
});

test('an address cannot bring in another reader or another header', async () => {
  const mail = createSmtpMail({ url: sink.url, from: 'alternat@example.org' });
  const before = sink.letters.length;
  await mail
    .send({ ...letter, to: 'a@example.org, b@example.org', subject: 'x\r\nBcc: c@example.org' })
    .catch(() => undefined);
  const readers = sink.letters.slice(before).flatMap(({ to }) => to);
  expect(readers).not.toContain('b@example.org');
  expect(readers).not.toContain('c@example.org');
  mail.close();
});

test('a letter that the server refuses is no letter sent', async () => {
  const mail = createSmtpMail({ url: sink.url, from: 'alternat@example.org' });
  sink.state.refuse = true;
  await expect(mail.send(letter)).rejects.toThrow(/mailbox full/);
  sink.state.refuse = false;
  mail.close();
  await expect(
    createSmtpMail({ url: 'smtp://127.0.0.1:1', from: 'a@example.org' }).send(letter),
  ).rejects.toThrow();
});
