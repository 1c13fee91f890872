import { Schema } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { createLogger, LogLevel } from '#server/platform/log.ts';

const CANARY = 'канарейка-k7';

function aLog(level: LogLevel = LogLevel.info) {
  const lines: string[] = [];
  const logger = createLogger({ level, now: () => 0, write: (line) => lines.push(line) });
  const parsed = (): unknown[] => lines.map((line) => JSON.parse(line) as unknown);
  return { logger, lines, parsed };
}

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('a line is one JSON object with time, level, message and its facts', () => {
  const { logger, parsed, lines } = aLog();
  logger.warn({ text: 'protocol-11/common', rows: 3, requestId: undefined }, 'something happened');
  expect(parsed()).toEqual([
    {
      level: 'warn',
      at: '1970-01-01T00:00:00.000Z',
      text: 'protocol-11/common',
      rows: 3,
      message: 'something happened',
    },
  ]);
  expect(lines[0]?.endsWith('}\n')).toBe(true);
});

test('below its level nothing is told', () => {
  const { logger, lines } = aLog(LogLevel.error);
  logger.info({}, 'no');
  logger.warn({}, 'no');
  logger.error({}, 'yes');
  expect(lines).toHaveLength(1);
});

test('an error of ours is told with message, code and causes', () => {
  const { logger, parsed } = aLog();
  const system = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
    errno: -28,
  });
  const cause = new AppError(ErrorCode.storageFailing, 'a file could not be kept', { cause: system });
  logger.error({ cause }, 'failed');
  expect(parsed()).toMatchObject([
    {
      cause: {
        name: 'AppError',
        code: 'storage-failing',
        message: 'a file could not be kept',
        stack: expect.stringMatching(/^at /),
        cause: { code: 'ENOSPC', message: 'ENOSPC: no space left on device, write' },
      },
    },
  ]);
});

const nothing = (): Record<string, unknown> => JSON.parse('null') as Record<string, unknown>;
const schema = new Schema({ nodes: { doc: { content: 'text*' }, text: {} } });

test.each([
  ['JSON', () => JSON.parse(CANARY) as unknown],
  ['a schema', () => z.strictObject({}).parse({ [CANARY]: 1 })],
  ['ProseMirror', () => schema.node('doc', null, [schema.node('doc', null, schema.text(CANARY))]).check()],
  ['a bug', () => nothing()[CANARY]],
  [
    'several lines',
    () => {
      throw new Error(`first\n    at ${CANARY}\n${CANARY}`);
    },
  ],
  [
    'full-text search',
    () => {
      throw Object.assign(new Error(`fts5: syntax error near "${CANARY}"`), { errcode: 1 });
    },
  ],
])('what %s quotes in its error is not told, but where it was thrown is', (_who, work) => {
  const { logger, lines, parsed } = aLog();
  const cause = thrownBy(work);
  expect(cause).toBeInstanceOf(Error);
  expect(String(cause)).toContain(CANARY);
  logger.error({ cause: new Error('outer', { cause }) }, 'failed');
  expect(lines.join('')).not.toContain(CANARY);
  expect(parsed()).toMatchObject([{ cause: { cause: { stack: expect.stringContaining('log.test.ts') } } }]);
});

test('secrets, long values and whole objects are kept back, whoever logs them', () => {
  const { logger, lines, parsed } = aLog();
  const fields = {
    cookie: CANARY,
    setCookie: CANARY,
    email: CANARY,
    body: { words: CANARY },
    long: CANARY.repeat(100),
  };
  logger.info(fields, 'no');
  logger.error({ cause: CANARY }, 'thrown words');
  expect(lines.join('')).not.toContain(CANARY);
  expect(parsed()).toMatchObject([
    { cookie: '[kept back]', body: '[kept back]' },
    { cause: { name: 'string' } },
  ]);
});
