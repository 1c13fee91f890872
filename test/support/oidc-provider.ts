import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** An account at the provider. */
export type ProviderAccount = { sub: string; email: string; isVerified: boolean };

export const CLIENT = { clientId: 'alternat', clientSecret: 'of-the-test' };

/** A real provider of OpenID Connect on loopback; whoever comes is logged in there as `state.account`. */
export async function startOidcProvider(callback: string) {
  const state = { account: { sub: 'one', email: 'one@example.org', isVerified: true } as ProviderAccount };
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // it listens at a port
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // The claims stand in the ID token itself, as many providers send them.
    conformIdTokenClaims: false,
    cookies: { keys: ['of-the-test'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({
        sub,
        email: state.account.email,
        email_verified: state.account.isVerified,
        name: 'Name of the provider',
      }),
    }),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response);
    void (async () => {
      const { prompt, params, session } = await provider.interactionDetails(request, response);
      const grant =
        prompt.name === 'consent'
          ? new provider.Grant({ accountId: session?.accountId ?? '', clientId: CLIENT.clientId })
          : null;
      grant?.addOIDCScope(String(params['scope']));
      const result =
        grant === null
          ? { login: { accountId: state.account.sub } }
          : { consent: { grantId: await grant.save() } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    })();
    return undefined;
  });
  return {
    issuer,
    state,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
