export const palette = {
  title: 'Commands',
  placeholder: 'A document, a clause, a command…',
  failed: 'The list of commands could not be loaded. Check the connection and try again.',
  'show-en': 'Show the English text',
  'show-ru': 'Show the Russian text',
  'show-hi': 'Show the Hindi text',
  'show-both': 'Show the texts side by side',
  leave: 'Leave the room',
} as const;
