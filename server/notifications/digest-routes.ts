import { Hono } from 'hono';
import { html } from 'hono/html';
import { digestWords } from '#shared/i18n/digest-words.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { digestSettingsSchema } from '#shared/notifications/digest.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { DigestService } from './digest-service.ts';

/** What waits for a member, and the end of letters about it; that needs no login but a link from a letter. */
export function digestRoutes({ memberOnly, digests }: { memberOnly: MemberGuard; digests: DigestService }) {
  return (
    new Hono<MemberEnv>()
      .get('/digest', memberOnly, async (c) => c.json(await digests.readDigest(c.var.member)))
      .put('/digest/settings', memberOnly, validatedBody(digestSettingsSchema), async (c) =>
        c.json(await digests.changeSettings(c.var.member, c.req.valid('json'))),
      )
      // Opened by a person, and by programs that look behind every link: it only asks.
      .get('/unsubscribe/:token', async (c) => {
        const locale = await digests.localeOf(c.req.param('token'));
        const { ask, confirm } = digestWords[locale].page;
        return c.html(
          page(
            locale,
            html`<p>${ask}</p>
              <form method="post"><button>${confirm}</button></form>`,
          ),
        );
      })
      // By the form, or by a mail program in one click (RFC 8058).
      .post('/unsubscribe/:token', async (c) => {
        const locale = await digests.unsubscribe(c.req.param('token'));
        return c.html(page(locale, html`<p>${digestWords[locale].page.done}</p>`));
      })
  );
}

function page(locale: Locale, body: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="${locale}">
      <meta charset="utf-8" /><title>Alternat</title
      >${body}
    </html>`;
}
