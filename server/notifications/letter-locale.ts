import type { MemberId } from '#shared/core/id.ts';
import { Locale } from '#shared/i18n/locale.ts';
import type { DigestSettings } from '#shared/notifications/digest.ts';
import type { MemberService } from '#server/sides/member-service.ts';

/** The language to write to a member in: the one chosen for letters, else that of the interface, else English. */
export async function letterLocale(
  { locale }: DigestSettings,
  member: MemberId,
  members: MemberService,
): Promise<Locale> {
  return locale ?? (await members.localeOf(member)) ?? Locale.en;
}
