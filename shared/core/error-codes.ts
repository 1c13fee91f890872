/** Every code an `AppError` may carry. The client turns a code into words (`shared/i18n/messages`, domain `errors`). */
export const ErrorCode = {
  invalidInput: 'invalid-input',
  loginRequired: 'login-required',
  forbidden: 'forbidden',
  foreignOrigin: 'foreign-origin',
  notFound: 'not-found',
  conflict: 'conflict',
  /** The command was given on a state that has passed; the answer carries the present one. */
  outOfDate: 'out-of-date',
  /** The state of the action does not allow it; `refusal` in the details names why (`ActionRefusal`). */
  actionRefused: 'action-refused',
  unsupportedFile: 'unsupported-file',
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
