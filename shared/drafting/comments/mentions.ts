/** A member inside the words of a comment: `@[in-secretary]`, so that each reader sees the name in their own language. */
const MENTION = /@\[([a-z0-9][a-z0-9-]{0,63})\]/g;

/** Words between mentions, and mentions, in order. */
export type CommentPiece = { readonly words: string } | { readonly member: string };

/** How a mention is stored. */
export const mentionOf = (member: string): string => `@[${member}]`;

/** Every member named in the words, each once. */
export function mentionedIn(words: string): readonly string[] {
  return [...new Set([...words.matchAll(MENTION)].map(([, member = '']) => member))];
}

/** The words of a comment, cut at its mentions. */
export function piecesOf(words: string): readonly CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let read = 0;
  for (const match of words.matchAll(MENTION)) {
    const [whole, member = ''] = match;
    if (match.index > read) pieces.push({ words: words.slice(read, match.index) });
    pieces.push({ member });
    read = match.index + whole.length;
  }
  if (read < words.length) pieces.push({ words: words.slice(read) });
  return pieces;
}

/** What was typed, with every chosen name turned into a mention; a longer name is taken before one that begins it. */
export function withMentions(typed: string, chosen: ReadonlyMap<string, string>): string {
  const names = [...chosen].sort(([a], [b]) => b.length - a.length);
  return names.reduce((words, [name, member]) => words.replaceAll(`@${name}`, mentionOf(member)), typed);
}
