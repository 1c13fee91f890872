import { describe, expect, it } from 'vitest';
import { closeOutcome } from '#client/sync/close-outcome.ts';
import type { Refusal } from '#shared/sync/refusal.ts';

const refusal: Refusal = { code: 'identity', why: 'that clientID is taken' };

describe('after a final close', () => {
  it.each<[number, Refusal | null, unknown]>([
    [4400, null, { kind: 'start-over', refusal: { code: 'malformed', why: 'closed with 4400' } }],
    [4400, refusal, { kind: 'start-over', refusal }],
    [4401, null, { kind: 'end', end: { kind: 'login-required', code: 4401 } }],
    [4401, refusal, { kind: 'end', end: { kind: 'login-required', code: 4401 } }],
    [4403, null, { kind: 'end', end: { kind: 'closed', code: 4403 } }],
    [4403, refusal, { kind: 'start-over', refusal }],
    [4404, null, { kind: 'end', end: { kind: 'closed', code: 4404 } }],
    [4409, null, { kind: 'new-epoch' }],
    [4409, refusal, { kind: 'start-over', refusal }],
    [4410, null, { kind: 'start-over', refusal: { code: 'frozen', why: 'closed with 4410' } }],
    [4413, null, { kind: 'start-over', refusal: { code: 'too-large', why: 'closed with 4413' } }],
    [4422, null, { kind: 'start-over', refusal: { code: 'schema', why: 'closed with 4422' } }],
    [4426, null, { kind: 'end', end: { kind: 'outdated', code: 4426 } }],
    [4429, null, { kind: 'pause' }],
    [4429, { code: 'rate', why: 'too much' }, { kind: 'pause' }],
    [4499, null, { kind: 'end', end: { kind: 'closed', code: 4499 } }],
  ])('%i with %j', (code, said, outcome) => {
    expect(closeOutcome(code, said)).toEqual(outcome);
  });
});
