import { Hono } from 'hono';
import { LARGEST_EVIDENCE_FILE } from '#shared/actions/evidence-file.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { EvidenceService } from './evidence-service.ts';

/** Sending a file before the report that names it, and opening it; for members of a Side. */
export function evidenceRoutes(options: { memberOnly: MemberGuard; evidence: EvidenceService }) {
  const { memberOnly, evidence } = options;
  return new Hono<MemberEnv>()
    .post('/evidence-files', memberOnly, async (c) => {
      const length = Number(c.req.header('content-length') ?? 0);
      if (length > LARGEST_EVIDENCE_FILE) {
        const details = { bytes: LARGEST_EVIDENCE_FILE };
        throw new AppError(ErrorCode.tooLarge, 'the file is too large', { details });
      }
      const [mediaType = ''] = (c.req.header('content-type') ?? '').split(';');
      const sent = { name: c.req.query('name') ?? '', mediaType: mediaType.trim().toLowerCase() };
      const chunks = bodyOf(c.req.raw);
      return c.json(await evidence.keepFile(c.var.member, { ...sent, chunks }), 201);
    })
    .get('/evidence-files/:digest', memberOnly, async (c) => {
      const { name, mediaType, bytes } = await evidence.readFile(c.var.member, c.req.param('digest'));
      // Never shown in our own origin: it is saved, under the name that its Side gave it.
      return c.body(bytes, 200, {
        'content-type': mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
    });
}

/** Opened once somebody reads: a body that is opened and left has its connection cut, under whatever comes next on it. */
async function* bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body !== null) yield* request.body;
}
