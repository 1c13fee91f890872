import type { Attribute } from '@tiptap/core';
import { isBlockId, isPartId, orNull, type ValueTest } from './attribute-values.ts';

/** What parsing needs of a DOM element; shared/ knows no DOM. */
export type Markup = { getAttribute(name: string): string | null };

type AttributeRule = {
  test: ValueTest;
  /** Null is best: y-tiptap stores every attribute that is not null, on every element. */
  fallback?: string | number | null;
  /** How the value is read from markup; `undefined` for anything that it is not. */
  read?: (text: string) => unknown;
  keepOnSplit?: boolean;
};

/** The guard of the checking schema: throws RangeError where the test says no. */
export function refuseUnless(name: string, test: ValueTest): (value: unknown) => void {
  return (value) => {
    if (!test(value)) throw new RangeError(`value of attribute ${name} is not allowed`);
  };
}

/**
 * An attribute of a node or mark: `data-<name>` in markup, checked on its way in, dropped there when it is not allowed.
 * TipTap's own reading would turn an id such as "12" into a number.
 */
export function textAttribute(name: string, rule: AttributeRule): Attribute {
  const { test, fallback = null, read = (text) => text, keepOnSplit = true } = rule;
  return {
    default: fallback,
    keepOnSplit,
    validate: refuseUnless(name, fallback === null ? orNull(test) : test),
    parseHTML: (element: Markup) => {
      const text = element.getAttribute(`data-${name}`);
      const value = text === null ? undefined : read(text);
      return test(value) ? value : fallback;
    },
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[name];
      return value === null || value === undefined ? {} : { [`data-${name}`]: toMarkup(value) };
    },
  };
}

/** A number that HTML itself has an attribute for: 1 in markup that does not say it, or says something not allowed. */
export function htmlNumberAttribute(name: 'colspan' | 'rowspan' | 'start', test: ValueTest): Attribute {
  return {
    default: 1,
    validate: refuseUnless(name, test),
    parseHTML: (element: Markup) => {
      const value = Number(element.getAttribute(name) ?? 1);
      return test(value) ? value : 1;
    },
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === 1 ? {} : { [name]: attributes[name] },
  };
}

function toMarkup(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Identity of a part; given by the server alone. */
export const partIdAttribute = textAttribute('cid', { test: isPartId, keepOnSplit: false });

/** Identity of an inner block. TipTap copies it when a block is split in its middle: the editor's UniqueID mends that. */
export const blockIdAttribute = textAttribute('id', { test: isBlockId, keepOnSplit: false });
