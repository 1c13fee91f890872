/** Those in which every typed word stands somewhere, in any case and with a comma or a point; without words all. */
export function answeringTo<Item>(
  items: readonly Item[],
  typed: string,
  wordsOf: (item: Item) => string,
): readonly Item[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const said = folded(wordsOf(item));
    return words.every((word) => said.includes(word));
  });
}

function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(',', '.');
}
