import type { z } from 'zod/mini';
import { answerOf, api } from '#client/app/api.ts';
import { digestSchema, type DigestSettings } from '#shared/notifications/digest.ts';

/** Chooses when the letter comes, in which language, or that none does. */
export function chooseDigest(settings: DigestSettings): Promise<z.infer<typeof digestSchema>> {
  return answerOf(api.api.digest.settings.$put({ json: settings }), digestSchema);
}
