export const notes = {
  title: 'Our notes',
  opening: 'Opening the notes…',
  close: 'Close the notes',
  newNote: 'New note',
  onClause: 'Note on this clause',
  remove: 'Remove this note',
  gone: 'This clause is no longer in the text',
  hereIsNote: 'Your Side has a note on this clause',
  alsoHere: 'Also here: {{names}}',
  howTo: 'A note on the clause in which you read or write: {{chord}}',
  empty: 'On the whole document',
} as const;
