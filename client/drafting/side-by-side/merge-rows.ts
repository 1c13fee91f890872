/**
 * Gives every part of every language a row, such that the parts of one key share theirs and each language keeps its own
 * order from top to bottom. A part that stands elsewhere in the other language (a move still under way) gets a row of
 * its own. Keys must be unique within a language.
 */
export function mergeRows(orders: readonly (readonly string[])[]): {
  rows: readonly ReadonlyMap<string, number>[];
  count: number;
} {
  const merged = orders.reduce<readonly Row[]>(
    (above, order, language) => addOrder(above, order, language),
    [],
  );
  const rows = orders.map(() => new Map<string, number>());
  merged.forEach((row, index) => {
    for (const [language, key] of row) rows[language]?.set(key, index + 1);
  });
  return { rows, count: merged.length };
}

/** Which part each language has in a row. */
type Row = ReadonlyMap<number, string>;

function addOrder(known: readonly Row[], order: readonly string[], language: number): readonly Row[] {
  const placeOf = new Map(known.flatMap((row, place) => [...row.values()].map((key) => [key, place])));
  const paired = longestRise(order.map((key) => placeOf.get(key) ?? -1));
  const merged: Row[] = [];
  let taken = 0;
  order.forEach((key, index) => {
    const place = paired.has(index) ? placeOf.get(key) : undefined;
    if (place === undefined) {
      merged.push(new Map([[language, key]]));
      return;
    }
    merged.push(...known.slice(taken, place), new Map([...(known[place] ?? []), [language, key]]));
    taken = place + 1;
  });
  return [...merged, ...known.slice(taken)];
}

/** Indexes of a longest rising run among the values that are not negative. Almost always: all of them. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []; // tails[n]: index of the smallest value that ends a rise of n + 1
  const before: number[] = [];
  values.forEach((value, index) => {
    if (value < 0) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const rise = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) rise.add(index);
  return rise;
}
