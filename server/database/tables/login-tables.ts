import type { Generated } from 'kysely';

/**
 * better-auth's tables, in its own spelling so that its plugins fit. Its `session` model is our `login`; dates are ISO
 * texts, booleans 0 or 1. A user is the login half of a member and has the member's id.
 */
export type UserRow = {
  id: string;
  name: string;
  email: string;
  emailVerified: number;
  image: string | null;
  createdAt: string;
  updatedAt: string;
  twoFactorEnabled: Generated<number>;
};

export type LoginRow = {
  id: string;
  token: string;
  userId: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  /** By what the person was proved (`LoginMethod`). */
  method: Generated<string>;
};

export type AccountRow = {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: string | null;
  refreshTokenExpiresAt: string | null;
  scope: string | null;
  password: string | null;
  createdAt: string;
  updatedAt: string;
};

export type VerificationRow = {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
};

export type SecondFactorRow = {
  id: string;
  /** Encrypted with the server's secret, like the codes. */
  secret: string;
  backupCodes: string;
  userId: string;
  /** 0 until the first code from it was right. */
  verified: number | null;
  failedVerificationCount: number | null;
  lockedUntil: string | null;
};

export type PasskeyRow = {
  id: string;
  name: string | null;
  publicKey: string;
  userId: string;
  credentialID: string;
  counter: number;
  deviceType: string;
  backedUp: number;
  transports: string | null;
  createdAt: string | null;
  aaguid: string | null;
};

/** Tries of one account or address since a moment (ms). */
export type LoginAttemptRow = { key: string; count: number; since: number };

export type LoginTables = {
  user: UserRow;
  login: LoginRow;
  account: AccountRow;
  verification: VerificationRow;
  second_factor: SecondFactorRow;
  passkey: PasskeyRow;
  login_attempt: LoginAttemptRow;
};
