/** What pasted markup comes down to: our own nodes and marks and nothing else. */

export type Marks = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly href: string | null;
};

export type Run = { readonly text: string; readonly marks: Marks } | 'break';

export type ListKind = 'ul' | 'ol';

export type Cell = {
  readonly isHeader: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly Block[];
};

export type List = {
  readonly kind: 'list';
  readonly list: ListKind;
  readonly start: number;
  readonly items: Block[][];
};

export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  | List;

/** Most programs write a list as a row of paragraphs that say how deep they stand. */
export type ListEntry = {
  readonly kind: 'entry';
  readonly list: ListKind;
  /** From 1. */
  readonly level: number;
  readonly start: number;
  /** Counting begins anew here, even right behind another list. */
  readonly isFirst: boolean;
  readonly blocks: readonly Block[];
};

/** Rows of list entries become lists in lists; everything else stays where it is. */
export function nestLists(flat: readonly (Block | ListEntry)[]): Block[] {
  const blocks: Block[] = [];
  let open: List[] = [];
  for (const block of flat) {
    if (block.kind === 'entry') {
      open = addEntry(blocks, open, block);
    } else {
      open = [];
      blocks.push(block);
    }
  }
  return blocks;
}

/** Adds to the lists that are open, outermost first; returns those that are open now. */
function addEntry(blocks: Block[], open: readonly List[], entry: ListEntry): List[] {
  // A level that was left out is no level: what is deeper than the present one is one deeper.
  const depth = Math.min(entry.level, open.length + 1);
  const above = open.slice(0, depth - 1);
  const present = open[depth - 1];
  if (present !== undefined && present.list === entry.list && !entry.isFirst) {
    present.items.push([...entry.blocks]);
    return [...above, present];
  }
  const list: List = {
    kind: 'list',
    list: entry.list,
    start: entry.list === 'ol' ? entry.start : 1,
    items: [[...entry.blocks]],
  };
  const place = above.at(-1)?.items.at(-1) ?? blocks;
  place.push(list);
  return [...above, list];
}
