import { z } from 'zod/mini';

/** Bytes of one file of evidence: a scanned letter of some twenty pages. */
export const LARGEST_EVIDENCE_FILE = 10 * 1024 * 1024;

/** What may be kept as evidence, by media type, with the ending of its name: documents and pictures that run nothing. */
export const evidenceFileTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/tiff': ['tif', 'tiff'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
};

/**
 * Answer of `POST /api/evidence-files?name=NAME` (the bytes as body, their media type as `Content-Type`): what a report
 * gives as evidence of kind `file`. `GET /api/evidence-files/DIGEST` gives the bytes back.
 */
export const keptFileSchema = z.object({
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  /** SHA-256 in lower-case hexadecimal. */
  digest: z.string(),
});
export type KeptFile = z.infer<typeof keptFileSchema>;
