/** Every code an `AppError` may carry. The client turns a code into words (`shared/i18n/messages`, domain `errors`). */
export const ErrorCode = {
  invalidInput: 'invalid-input',
  loginRequired: 'login-required',
  /** Address, password, code or key do not fit; which of them is not told. */
  loginRefused: 'login-refused',
  /** The login is too old for a change of how one logs in: prove anew who you are. */
  freshLoginRequired: 'fresh-login-required',
  /** The role demands a second factor, and this login was made without one. */
  secondFactorRequired: 'second-factor-required',
  /** A link that was used, withdrawn, has expired, or never was one; `why` in the details (`LinkEnd`). */
  linkSpent: 'link-spent',
  forbidden: 'forbidden',
  foreignOrigin: 'foreign-origin',
  notFound: 'not-found',
  conflict: 'conflict',
  /** The command was given on a state that has passed; the answer carries the present one. */
  outOfDate: 'out-of-date',
  /** The state of the action does not allow it; `refusal` in the details names why (`ActionRefusal`). */
  actionRefused: 'action-refused',
  unsupportedFile: 'unsupported-file',
  /** The provider of single sign-on does not answer. */
  signOnUnreachable: 'sign-on-unreachable',
  tooManyRequests: 'too-many-requests',
  tooLarge: 'too-large',
  storageFailing: 'storage-failing',
  ownershipLost: 'ownership-lost',
  dataFolderLocked: 'data-folder-locked',
  backupDamaged: 'backup-damaged',
  /** A newer version made it. */
  backupNewer: 'backup-newer',
  folderNotEmpty: 'folder-not-empty',
  invalidConfiguration: 'invalid-configuration',
  internal: 'internal',
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];
