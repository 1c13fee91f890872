import { Node } from '@tiptap/core';

/** A text in one language: a flat list of parts. Permissive on purpose: a demanded first title destroys content on reload. */
export const Doc = Node.create({ name: 'doc', topNode: true, content: 'part+' });
