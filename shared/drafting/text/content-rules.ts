import type { Attrs, ContentMatch, MarkType, NodeType } from '@tiptap/pm/model';
import type { ValueTest } from './attribute-values.ts';
import { textSchema } from './text-schema.ts';

/** What a Y.XmlElement of one name may be in a text. */
export type ElementRule = {
  /** May stand at the top of a language's fragment, and nowhere else. */
  readonly isPart: boolean;
  /** Y.XmlText may stand in it, beside the inline elements of `children`. */
  readonly holdsText: boolean;
  /** Names of the elements that may stand directly in it; order and number are the schema's business. */
  readonly children: ReadonlySet<string>;
  /** Its attributes, by name. y-tiptap stores none that is null. */
  readonly attributes: ReadonlyMap<string, ValueTest>;
};

/** What a text attribute (the key of a ContentFormat) may be: one per mark. */
export type MarkRule = {
  readonly attributes: ReadonlyMap<string, ValueTest>;
  /** y-tiptap stores overlapping marks as `name--<8 characters of a hash>`; the others under their own name. */
  readonly overlaps: boolean;
};

const HASHED_MARK = /^(.+)--[a-zA-Z0-9+/=]{8}$/;

/** Element name (Y.XmlElement's nodeName) → rule: the allow-list of the server's gate, derived from the schema. */
export const elementRules: ReadonlyMap<string, ElementRule> = new Map(
  Object.values(textSchema.nodes)
    .filter((type) => !type.isText && type !== textSchema.topNodeType)
    .map((type) => [type.name, elementRule(type)]),
);

const markRules: ReadonlyMap<string, MarkRule> = new Map(
  Object.values(textSchema.marks).map((type) => [type.name, markRule(type)]),
);

/** The mark that a stored text attribute stands for, without its hash. */
export function markNameOf(stored: string): string {
  return HASHED_MARK.exec(stored)?.[1] ?? stored;
}

/** The rule for a stored text attribute; undefined for a name that no honest client writes. */
export function markRuleOf(stored: string): MarkRule | undefined {
  const name = markNameOf(stored);
  const rule = markRules.get(name);
  return rule !== undefined && rule.overlaps === (name !== stored) ? rule : undefined;
}

/** True when a mark's value (never null: that ends the mark) has exactly its attributes, each with an allowed value. */
export function isMarkValue(rule: MarkRule, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = Object.entries(value);
  if (given.length !== rule.attributes.size) return false;
  return given.every(([name, one]) => rule.attributes.get(name)?.(one) === true);
}

function elementRule(type: NodeType): ElementRule {
  return {
    isPart: type.isInGroup('part'),
    holdsText: type.inlineContent,
    children: childrenOf(type),
    attributes: testsOf(type.spec.attrs),
  };
}

function markRule(type: MarkType): MarkRule {
  return { attributes: testsOf(type.spec.attrs), overlaps: !type.excludes(type) };
}

/** Every element that the content expression lets stand anywhere among the children. */
function childrenOf(type: NodeType): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<ContentMatch>();
  const waiting = [type.contentMatch];
  for (let match = waiting.pop(); match !== undefined; match = waiting.pop()) {
    if (seen.has(match)) continue;
    seen.add(match);
    for (let edge = 0; edge < match.edgeCount; edge++) {
      const { type: child, next } = match.edge(edge);
      if (!child.isText) names.add(child.name);
      waiting.push(next);
    }
  }
  return names;
}

function testsOf(attributes: Attrs | undefined): ReadonlyMap<string, ValueTest> {
  return new Map(Object.entries(attributes ?? {}).map(([name, spec]) => [name, testOf(name, spec)]));
}

/** Every attribute of the schema refuses by throwing RangeError; here that becomes an answer. */
function testOf(name: string, spec: { validate?: unknown }): ValueTest {
  const refuse = spec.validate;
  if (typeof refuse !== 'function') throw new TypeError(`attribute ${name} has no validator`);
  return (value) => {
    try {
      refuse(value);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
}
