/** Where people reach this server, as far as logging in depends on it. */
export type LoginSite = {
  /** Without a slash at its end; null: on this machine, under the port that it listens at. */
  readonly publicUrl: string | null;
};

/** A provider of OpenID Connect, by configuration. */
export type SingleSignOn = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the button names it. */
  readonly name: string;
  /** The operator says that the provider itself asks for a second factor. */
  readonly isSecondFactor: boolean;
};

/** How the provider is called in the stored accounts. */
export const PROVIDER = 'oidc';
/** Where it sends people back to. */
export const CALLBACK = '/api/login/single-sign-on/callback';

/** Cookies are for https only, unless the server is reached without. */
export function isSecureSite({ publicUrl }: LoginSite): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}
