/** In the order in which the palette shows them. */
export const CommandGroup = {
  here: 'here',
  parts: 'parts',
  places: 'places',
  documents: 'documents',
  view: 'view',
  room: 'room',
} as const;
export type CommandGroup = (typeof CommandGroup)[keyof typeof CommandGroup];

/** One thing that can be done from anywhere by its name. */
export type Command = {
  id: string;
  group: CommandGroup;
  /** In the language of the interface. */
  title: string;
  /** The language of the title where it is another one, such as words of a text. */
  titleLanguage?: string;
  /** A word at the end of the line, such as a shortcut. */
  hint?: string;
  /** Its names in other languages, and other words by which somebody may look for it. */
  alsoCalled?: readonly string[];
  /** Shown only when looked for: there are too many of its kind to be read. */
  isSearchOnly?: boolean;
  run: () => void;
};
