import { type Attribute, type Extensions, getSchema, type Mark, type Node } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { Bold } from './marks/bold.ts';
import { Deletion } from './marks/deletion.ts';
import { Insertion } from './marks/insertion.ts';
import { Italic } from './marks/italic.ts';
import { Link } from './marks/link.ts';
import { Underline } from './marks/underline.ts';
import { ActionRef } from './nodes/action-ref.ts';
import { AltGroup } from './nodes/alt-group.ts';
import { Alternative } from './nodes/alternative.ts';
import { Annex } from './nodes/annex.ts';
import { Blockquote } from './nodes/blockquote.ts';
import { BulletList } from './nodes/bullet-list.ts';
import { ClauseRef } from './nodes/clause-ref.ts';
import { Clause } from './nodes/clause.ts';
import { Doc } from './nodes/doc.ts';
import { FigureRef } from './nodes/figure-ref.ts';
import { HardBreak } from './nodes/hard-break.ts';
import { Heading } from './nodes/heading.ts';
import { InitiativeRef } from './nodes/initiative-ref.ts';
import { ListItem } from './nodes/list-item.ts';
import { OrderedList } from './nodes/ordered-list.ts';
import { Paragraph } from './nodes/paragraph.ts';
import { Passage } from './nodes/passage.ts';
import { Signatures } from './nodes/signatures.ts';
import { TableCell } from './nodes/table-cell.ts';
import { TableHeader } from './nodes/table-header.ts';
import { TableRow } from './nodes/table-row.ts';
import { Table } from './nodes/table.ts';
import { Text } from './nodes/text.ts';

/**
 * Every node and mark of a text, for an editor; nothing of views, collaboration or the behaviour of parts. Takes any value
 * of an attribute: y-tiptap deletes, for everybody, an element that ProseMirror will not make. The gate refuses such
 * values, and nothing dangerous is rendered of them.
 */
export function textExtensions(): Extensions {
  const { nodes, marks } = strictExtensions();
  const lenientNodes = nodes.map((node) =>
    node.extend({
      addAttributes() {
        return unchecked(this.parent?.() ?? {});
      },
    }),
  );
  const lenientMarks = marks.map((mark) =>
    mark.extend({
      addAttributes() {
        return unchecked(this.parent?.() ?? {});
      },
    }),
  );
  return [...lenientNodes, ...lenientMarks];
}

function strictExtensions(): { nodes: Node[]; marks: Mark[] } {
  // Paragraph first among the blocks: ProseMirror fills an empty place with the first. Heading first among the parts:
  // TipTap's `clearNodes` gives a heading that type, and throws on one that holds no words.
  const parts = [Heading, Passage, Clause, Signatures, Annex];
  const tables = [Table, TableRow, TableHeader, TableCell];
  const blocks = [Paragraph, BulletList, OrderedList, ListItem, Blockquote, ...tables, AltGroup, Alternative];
  const inline = [Text, HardBreak, ActionRef, InitiativeRef, FigureRef, ClauseRef];
  const marks = [Link, Bold, Italic, Underline, Insertion, Deletion];
  return { nodes: [Doc, ...parts, ...blocks, ...inline], marks };
}

function unchecked(attributes: Readonly<Record<string, Attribute | undefined>>): Record<string, Attribute> {
  const all = Object.entries(attributes).map(([name, attribute]) => {
    const lenient: Attribute = { ...attribute };
    delete lenient.validate;
    return [name, lenient];
  });
  return Object.fromEntries(all);
}

/** The same as a plain ProseMirror schema that checks every value: for converting and checking without an editor. */
export const textSchema: Schema = schemaOf(strictExtensions());

function schemaOf({ nodes, marks }: { nodes: Node[]; marks: Mark[] }): Schema {
  return getSchema([...nodes, ...marks]);
}
