import type { Role } from '#shared/access/role.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { loginLetterWords } from '#shared/i18n/login-letter-words.ts';
import { access as english } from '#shared/i18n/messages/en/access.ts';
import { access as hindi } from '#shared/i18n/messages/hi/access.ts';
import { access as russian } from '#shared/i18n/messages/ru/access.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

const access = { en: english, ru: russian, hi: hindi };

type Letter = { subject: string; text: string };

/** The letter that brings an invitation. */
export function invitationLetter(about: {
  locale: Locale;
  name: string;
  side: LocalizedName | null;
  role: Role;
  link: string;
}): Letter {
  const { locale, name, side, role, link } = about;
  const { greeting, invitation, unexpected } = loginLetterWords[locale];
  const seat = [side?.[locale], access[locale][`role-${role}`]]
    .filter((each) => each !== undefined)
    .join(', ');
  const { subject } = invitation;
  return letter(subject, [greeting(name), `${invitation.text(seat)}\n${link}`, invitation.until, unexpected]);
}

/** The letter that brings the way to a new password. */
export function passwordLetter(about: { locale: Locale; name: string; link: string }): Letter {
  const { locale, name, link } = about;
  const { greeting, password, unexpected } = loginLetterWords[locale];
  const { subject } = password;
  return letter(subject, [greeting(name), `${password.text}\n${link}`, password.until, unexpected]);
}

function letter(subject: string, paragraphs: readonly string[]): Letter {
  return { subject, text: paragraphs.map((paragraph) => `${paragraph}\n`).join('\n') };
}
