import { elementRules, isMarkValue, markRuleOf } from '#shared/drafting/text/content-rules.ts';
import { shownName } from './violation.ts';
import { GateLimit } from './gate-limits.ts';
import type { Holder, Place } from './place.ts';
import { TypeRef, type Struct, type StructContent } from '#server/sync/gate/scan/scanned-update.ts';

/** Control characters other than tab and line feed, and the two code points that XML forbids. */
// oxlint-disable-next-line no-control-regex -- refusing control characters is its purpose
const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Why a struct may not stand at its place in a language's fragment; null when it may. */
export function contentFault(struct: Struct, place: Place): string | null {
  const { content } = struct;
  if (content.kind === 'foreign') return `content of kind ${content.name}`;
  if (place.key !== null) return attributeFault(content, place.holder, place.key);
  if (place.holder.isText) return textFault(content);
  return childFault(content, place.holder);
}

function attributeFault(content: StructContent, holder: Holder, name: string): string | null {
  const test = holder.name === null ? undefined : elementRules.get(holder.name)?.attributes.get(name);
  if (test === undefined) return `unknown attribute ${holder.name ?? '-'}.${shownName(name)}`;
  if (content.kind === 'deleted') return null;
  if (content.kind !== 'any' || content.values.length !== 1)
    return `attribute ${name} is not one plain value`;
  if (content.bytes > GateLimit.attributeBytes) return `attribute ${name} is too long`;
  return test(content.values[0]) ? null : `value of attribute ${name}`;
}

function textFault(content: StructContent): string | null {
  if (content.kind === 'deleted') return null;
  if (content.kind === 'string') return FORBIDDEN_CHARACTER.test(content.text) ? 'control character' : null;
  if (content.kind !== 'format') return `${content.kind} in a text`;
  const rule = markRuleOf(content.key);
  if (rule === undefined) return `unknown mark ${shownName(content.key)}`;
  if (content.value === null) return null;
  return isMarkValue(rule, content.value) ? null : `value of mark ${content.key}`;
}

function childFault(content: StructContent, holder: Holder): string | null {
  if (content.kind === 'deleted') return null;
  if (content.kind !== 'type') return `${content.kind} among elements`;
  const parent = holder.name === null ? undefined : elementRules.get(holder.name);
  if (content.type === TypeRef.xmlText)
    return parent?.holdsText === true ? null : 'text where none may stand';
  const name = content.type === TypeRef.xmlElement ? content.name : null;
  const rule = name === null ? undefined : elementRules.get(name);
  if (name === null || rule === undefined)
    return `unknown node ${name === null ? `of type ${content.type}` : shownName(name)}`;
  const mayStand = holder.depth === 0 ? rule.isPart : parent?.children.has(name) === true;
  return mayStand ? null : `${name} in ${holder.name ?? 'the document'}`;
}
