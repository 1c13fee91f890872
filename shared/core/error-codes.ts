/** Every code an `AppError` may carry. The client turns a code into words (`shared/i18n/messages`, domain `errors`). */
export const ErrorCode = {
  invalidInput: 'invalid-input',
  loginRequired: 'login-required',
  forbidden: 'forbidden',
  foreignOrigin: 'foreign-origin',
  notFound: 'not-found',
  conflict: 'conflict',
  tooManyRequests: 'too-many-requests',
  tooLarge: 'too-large',
  storageFailing: 'storage-failing',
  ownershipLost: 'ownership-lost',
  dataFolderLocked: 'data-folder-locked',
  invalidConfiguration: 'invalid-configuration',
  internal: 'internal',
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];
