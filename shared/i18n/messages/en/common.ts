export const common = {
  demonstrationData: 'Demonstration data',
  demonstrationNote:
    'Written for demonstration on publicly reported facts. It is not the signed record of any session.',
  skipToContent: 'Skip to the content',
  interfaceLanguage: 'Language of the interface',
  appearance: 'Appearance',
  appearanceLight: 'Light',
  appearanceDark: 'Dark',
  appearanceSystem: 'As the system',
  retry: 'Try again',
  reload: 'Reload the page',
  copy: 'Copy',
  copied: 'Copied',
  dismiss: 'Dismiss',
  apply: 'Apply',
  remove: 'Remove',
  toHome: 'To the documents',
} as const;
