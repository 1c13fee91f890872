import { mergeAttributes, Node } from '@tiptap/core';
import { isPartId, isSlug } from '#shared/drafting/text/attribute-values.ts';
import { textAttribute } from '#shared/drafting/text/text-attribute.ts';

/**
 * An inline atom that names a thing by id and holds no words of it: what is shown comes from the thing's owner.
 * y-tiptap stores no marks on it.
 */
export function chip(name: string, target: string): Node {
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    marks: '',

    addAttributes() {
      return { [target]: textAttribute(target, { test: target === 'cid' ? isPartId : isSlug }) };
    },

    parseHTML() {
      return [{ tag: `span[data-chip="${name}"]` }];
    },

    renderHTML({ HTMLAttributes }) {
      return ['span', mergeAttributes(HTMLAttributes, { 'data-chip': name })];
    },
  });
}
