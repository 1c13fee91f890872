import type { englishFollowUp } from '#shared/i18n/messages/en/english-follow-up.ts';
import type { english } from '#shared/i18n/messages/en/english.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english & typeof englishFollowUp;
    returnNull: false;
  }
}
