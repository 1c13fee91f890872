import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '#client/auth/auth-queries.ts';
import { documentQuery } from '#client/drafting/documents-queries.ts';
import type { UseTextOptions } from '#client/sync/use-text.ts';
import type { Me } from '#shared/auth/me.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';

type Input = {
  document: OpenDocument;
  text: OpenDocument['texts'][number];
  me: Me;
  queryClient: QueryClient;
};

/** How a text is opened: where, as whom, and what to ask when the socket alone cannot tell. */
export function textOptions({ document, text, me, queryClient }: Input): UseTextOptions {
  const currentText = async () => {
    const fresh = await queryClient.fetchQuery({ ...documentQuery(document.id), staleTime: 0 });
    return fresh.texts.find(({ address }) => address === text.address);
  };
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return {
    url: `${scheme}://${location.host}/sync`,
    textKey: text.address,
    epoch: text.epoch,
    schemaVersion: TEXT_SCHEMA_VERSION,
    right: text.right,
    // One fixed language: another one would be another person to the connection. The screen names me itself.
    member: { member: me.member.id, side: me.member.side, name: me.member.name.en },
    checkLogin: () => isLoggedIn(queryClient),
    currentRight: async () => {
      try {
        return (await currentText())?.right ?? null;
      } catch (error) {
        if (error instanceof AppError && error.code === ErrorCode.notFound) return null;
        throw error;
      }
    },
    currentEpoch: async () => (await currentText())?.epoch ?? text.epoch,
  };
}

const notLoggedIn: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.loginRequired,
  ErrorCode.secondFactorRequired,
]);

/** False only when the server says so; without an answer the question stays open and throws. */
async function isLoggedIn(queryClient: QueryClient): Promise<boolean> {
  try {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    return true;
  } catch (error) {
    // Who has still to show a second proof has no login for a text either.
    const isAnswer = error instanceof AppError && notLoggedIn.has(error.code);
    if (isAnswer) return false;
    throw error;
  }
}
