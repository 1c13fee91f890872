import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod/mini';
import { canonicalJson } from './canonical-json.ts';

const digestSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const detailSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What is hashed of an entry besides its place: all of these, under these names. */
export const auditContentSchema = z.strictObject({
  /** Milliseconds since 1970, UTC, by the server's clock. */
  at: z.int(),
  actor: z.string(),
  side: z.nullable(z.string()),
  role: z.nullable(z.string()),
  fact: z.string(),
  thing: z.string(),
  digestBefore: z.nullable(z.string()),
  digestAfter: z.nullable(z.string()),
  details: z.record(z.string(), detailSchema),
  readers: z.string(),
  /** 128 random bits: without them nobody can find an entry's content by trying what it might be. */
  salt: z.string(),
});
export type AuditContent = z.infer<typeof auditContentSchema>;

/** An entry's place in the chain. It tells nothing about what happened. */
export const auditLinkSchema = z.strictObject({
  /** From 1, without gaps. */
  position: z.int().check(z.gte(1)),
  content: digestSchema,
  previous: digestSchema,
  hash: digestSchema,
});
export type AuditLink = z.infer<typeof auditLinkSchema>;

/** Before the first entry. */
export const CHAIN_BEGIN = '0'.repeat(64);

const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** SHA-256, in hexadecimal, of the UTF-8 bytes of the canonical JSON of an entry's content. */
export function contentDigest(content: AuditContent): string {
  return sha256Of(canonicalJson(content));
}

/**
 * SHA-256, in hexadecimal, of the canonical JSON of `{content, position, previous}`, `previous` being the hash of the
 * entry before, or `CHAIN_BEGIN`. So one hash stands for everything up to its entry.
 */
export function linkHash({ position, content, previous }: Omit<AuditLink, 'hash'>): string {
  return sha256Of(canonicalJson({ content, position, previous }));
}
