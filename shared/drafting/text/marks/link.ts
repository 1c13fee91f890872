import { Mark } from '@tiptap/core';
import { isSafeLink } from '#shared/drafting/text/attribute-values.ts';
import { type Markup, refuseUnless } from '#shared/drafting/text/text-attribute.ts';

/** A link to http, https or mailto; any other address is dropped when read and never rendered. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,

  addAttributes() {
    return {
      href: {
        default: null,
        validate: refuseUnless('href', isSafeLink),
        parseHTML: (element: Markup) => element.getAttribute('href'),
        renderHTML: ({ href }: Record<string, unknown>) => (isSafeLink(href) ? { href } : {}),
      },
    };
  },

  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: (element: Markup) => (isSafeLink(element.getAttribute('href')) ? null : false),
      },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ['a', { ...HTMLAttributes, rel: 'noopener noreferrer nofollow', target: '_blank' }, 0];
  },
});
