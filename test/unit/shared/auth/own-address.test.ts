import { expect, test } from 'vitest';
import { ownAddressSchema } from '#shared/auth/login.ts';

test.each(['/', '/documents/protocol-11?lang=ru#p-1', '/протокол'])('%j is an address of our own', (path) => {
  expect(ownAddressSchema.safeParse(path).success).toBe(true);
  expect(new URL(path, 'https://alternat.example').host).toBe('alternat.example');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  '/\r\n/evil.example',
  'evil',
  '',
])('%j leads elsewhere, or may', (path) => {
  expect(ownAddressSchema.safeParse(path).success).toBe(false);
});
