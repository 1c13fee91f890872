import { serializeSignedCookie } from 'better-call';
import { expect, test } from 'vitest';
import { readSignedCookie } from '#server/auth/signed-cookie.ts';

const NAME = 'alternat.login';
const SECRET = 'a secret for the tests';
const read = (cookie: string) => readSignedCookie(new Headers({ cookie }), NAME, SECRET);

test.each(['token', 'a.b.c', 'with = and ; and %', 'имя', 'x'.repeat(200)])(
  'what the login library signs is read: %s',
  async (value) => {
    const cookie = await serializeSignedCookie(NAME, value, SECRET);
    expect(read(cookie)).toBe(value);
    expect(read(`other=1; ${cookie}; last=2`)).toBe(value);
  },
);

test('nothing else is: another secret, value or signature, a part of one, no signature, no cookie', async () => {
  const cookie = await serializeSignedCookie(NAME, 'token', SECRET);
  const [, signature = ''] = decodeURIComponent(cookie).split('token.');
  const forged = [
    await serializeSignedCookie(NAME, 'token', 'another secret'),
    await serializeSignedCookie('alternat.other', 'token', SECRET),
    `${NAME}=other.${encodeURIComponent(signature)}`,
    `${NAME}=token.${encodeURIComponent(signature.slice(0, -1))}`,
    `${NAME}=token.${encodeURIComponent(signature.toLowerCase())}`,
    `${NAME}=token.`,
    `${NAME}=token`,
    `${NAME}=.${encodeURIComponent(signature)}`,
    `${NAME}=`,
    '',
  ];
  expect(forged.map(read)).toEqual(forged.map(() => null));
  expect(readSignedCookie(new Headers(), NAME, SECRET)).toBeNull();
});
