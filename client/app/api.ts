import type { Hono } from 'hono';
import { hc } from 'hono/client';
import type { ExtractSchema } from 'hono/types';
import type { ZodMiniType } from 'zod/mini';
import type { Api } from '#server/api.ts';
import { AppError } from '#shared/core/app-error.ts';
import { errorAnswerSchema } from '#shared/core/error-answer.ts';
import { answeringFetch } from './offline/answering-fetch.ts';

// `hc` alone would infer the chained routes structurally and end with none of them.
type Routes = Hono<object, ExtractSchema<Api>>;

/** The server's routes, typed. What they answer is parsed by `answerOf` all the same. */
export const api = hc<Routes>('/', { fetch: answeringFetch });

type Reply = { ok: boolean; status: number; json(): Promise<unknown> };

/** The parsed answer; throws `AppError` for a refusal, and whatever `fetch` throws when no server answers. */
export async function answerOf<Answer>(reply: Promise<Reply>, schema: ZodMiniType<Answer>): Promise<Answer> {
  const response = await reply;
  if (!response.ok) throw await refusalOf(response);
  return schema.parse(await response.json());
}

/** For commands without an answer: throws as `answerOf` does. */
export async function accepted(reply: Promise<Reply>): Promise<void> {
  const response = await reply;
  if (!response.ok) throw await refusalOf(response);
}

async function refusalOf(response: Reply): Promise<Error> {
  const refused = errorAnswerSchema.safeParse(await response.json().catch(() => null));
  if (refused.success) {
    const { code, details } = refused.data;
    return new AppError(code, `the server answered ${code}`, details === undefined ? {} : { details });
  }
  // Not our server's voice (a proxy, a gateway): the same as no answer.
  return new Error(`the server answered ${response.status} without a code`);
}
