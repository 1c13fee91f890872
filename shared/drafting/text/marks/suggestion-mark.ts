import { Mark } from '@tiptap/core';
import {
  isBlockId,
  isMember,
  isMoment,
  isSide,
  type ValueTest,
} from '#shared/drafting/text/attribute-values.ts';
import { refuseUnless } from '#shared/drafting/text/text-attribute.ts';

/** Written by the suggest mode alone, so that pasted markup can never speak for somebody: not read from HTML. */
const attribute = (name: string, test: ValueTest) => ({
  default: null,
  validate: refuseUnless(name, test),
  parseHTML: () => null,
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
});

/** A suggestion on words: who, of which Side, when. Excludes its own kind, so y-tiptap stores it under its plain name. */
export function suggestionMark(name: 'insertion' | 'deletion', tag: 'ins' | 'del'): Mark {
  return Mark.create({
    name,
    inclusive: false,
    excludes: name,

    addAttributes() {
      return {
        id: attribute('id', isBlockId),
        member: attribute('member', isMember),
        side: attribute('side', isSide),
        ts: attribute('ts', isMoment),
      };
    },

    renderHTML({ HTMLAttributes }) {
      return [tag, HTMLAttributes, 0];
    },
  });
}
