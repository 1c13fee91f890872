import type { Random } from '#test/support/random.ts';
import { mutate } from './mutate.ts';
import { wildValue, wildWord } from './wild-values.ts';

export type Route = { readonly method: string; readonly path: string };

export type WildRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** What was done to it. */
  readonly kind: string;
};

/** Bodies as the pages send them, to be spoilt; a route without one gets the same spoilt values without a model. */
const honestBodies: Readonly<Record<string, unknown>> = {
  'PUT /api/me/locale': { locale: 'en' },
  'POST /api/demo/login': { member: 'in-secretary' },
  'POST /api/demo/clock': { day: '2025-08-06' },
  'POST /api/documents': {
    kind: 'note',
    title: { en: 'Note', ru: 'Записка', hi: 'टिप्पण' },
    session: 'session-11',
    subGroup: null,
    languages: ['en'],
  },
  'POST /api/documents/:id/title': { title: { en: 'Draft', ru: 'Проект', hi: 'मसौदा' } },
  'POST /api/documents/:id/parts': { kind: 'move', part: 'c-1', after: null },
  'POST /api/documents/:id/brought-clauses': { from: { document: 'protocol-11', cid: 'c-1' }, after: null },
  'POST /api/documents/:id/actions': actionBody(),
  'POST /api/actions': actionBody(),
  'POST /api/actions/:id/moves': { expectedRevision: 1, move: { move: 'note', words: 'Noted.' } },
  'POST /api/actions/bulk-moves': {
    moves: [{ action: 'd10-04', expectedRevision: 1, move: { move: 'renew-quote' } }],
  },
  'POST /api/actions/review-place': { action: null },
  'POST /api/actions/working-day-rule': { rule: 'as-written' },
  'PUT /api/actions/views/:id': { name: 'Mine', filter: {} },
  'POST /api/initiatives/:id/stages': { expectedSeq: 0, stage: 'study', words: 'Begun.' },
  'PUT /api/digest/settings': { minuteOfDay: 480, isSubscribed: true, locale: 'en' },
  'POST /api/sessions/:number/open': { startsOn: null },
};

function actionBody(): unknown {
  return {
    clause: { document: 'protocol-11', cid: 'c-1' },
    title: { en: 'Lists', ru: 'Перечни' },
    deadline: { kind: 'day', day: '2025-12-01' },
    leads: { in: 'mines', ru: 'minprom' },
    initiative: null,
  };
}

const LONGEST_OF_GET = 1000;

/** Ids that exist, for the places in a path. */
const ids = ['protocol-11', 'minutes-mining', 'd10-01', 'd10-04', 'wind-tunnel', '12', '11', 'x'];

export function wildRequest({ method, path }: Route, random: Random): WildRequest {
  const spoilt = random.pick(spoilers);
  const model = honestBodies[`${method} ${path}`] ?? {};
  const { body: whole, headers = {} } = spoilt(random, model);
  // Nobody reads the body of a GET: of a long one Node would cut the connection before the answer is read.
  const body = method === 'GET' ? whole.slice(0, LONGEST_OF_GET) : whole;
  return {
    method,
    path: wildPath(path, random),
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? Buffer.from(body) : body,
    kind: spoilt.name,
  };
}

function wildPath(path: string, random: Random): string {
  const filled = path.replaceAll(/:\w+/g, () =>
    random.chance(0.7) ? random.pick(ids) : escaped(wildWord(random)),
  );
  return random.chance(0.85) ? filled : `${filled}?${escaped(wildWord(random))}=${escaped(wildWord(random))}`;
}

/** In a path, as a browser would write it; half a character becomes the sign for a broken one. */
function escaped(word: string): string {
  return encodeURIComponent(word.toWellFormed().slice(0, 300));
}

type Spoilt = { body: string | Uint8Array; headers?: Record<string, string> };

const spoilers: readonly ((random: Random, model: unknown) => Spoilt)[] = [
  function changedField(random, model) {
    return { body: JSON.stringify(changed(model, random)) };
  },
  function twiceChangedField(random, model) {
    return { body: JSON.stringify(changed(changed(model, random), random)) };
  },
  function wildJson(random) {
    return { body: JSON.stringify(wildValue(random)) ?? '' };
  },
  function changedBytes(random, model) {
    return { body: mutate(Buffer.from(JSON.stringify(model)), random) };
  },
  function rawBytes(random) {
    return { body: Uint8Array.from({ length: random.below(200) }, () => random.below(256)) };
  },
  function deepJson(random) {
    const [open, shut] = random.pick([['[', ']'] as const, ['{"a":', '}'] as const]);
    const depth = 1 + random.below(10_000);
    return { body: `${open.repeat(depth)}1${random.chance(0.5) ? shut.repeat(depth) : ''}` };
  },
  function prototypeKeys(_random, model) {
    const inside = JSON.stringify(model).slice(1);
    const keys = '"__proto__":{"isAdmin":true},"constructor":{"prototype":{"member":"x"}}';
    return { body: `{${keys}${inside === '}' ? '' : ','}${inside}` };
  },
  function sameKeyTwice(random, model) {
    const inside = JSON.stringify(model).slice(1);
    return {
      body: `{"kind":${JSON.stringify(wildValue(random))},"kind":"x"${inside === '}' ? '' : ','}${inside}`,
    };
  },
  function wrongType(random, model) {
    const type = random.pick(contentTypes);
    return { body: JSON.stringify(model), headers: { 'content-type': type } };
  },
  function wrongEncoding(random, model) {
    const text = JSON.stringify(model);
    const body = random.pick([
      Buffer.from(text, 'utf16le'),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
      Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xc3, 0x28, 0xff])]),
    ]);
    const encoding = random.pick(['gzip', 'br', 'deflate', 'identity', 'nonsense']);
    return { body, headers: random.chance(0.5) ? { 'content-encoding': encoding } : {} };
  },
  function oversized(random, model) {
    const filling = 'x'.repeat(random.pick([65_000, 65_536, 200_000, 1_000_000]));
    return { body: JSON.stringify({ ...Object(model), filling }) };
  },
  function untouched(_random, model) {
    return { body: JSON.stringify(model) };
  },
  function empty() {
    return { body: '' };
  },
];

const contentTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/jsonx',
  'application/xml',
  '',
  ';;;',
];

/** One place of the model, however deep, with another value, without it, or with one more. */
function changed(model: unknown, random: Random): unknown {
  if (Array.isArray(model) && model.length > 0 && random.chance(0.7)) {
    const at = random.below(model.length);
    return model.map((each, index) => (index === at ? changed(each, random) : each));
  }
  if (typeof model !== 'object' || model === null || Array.isArray(model)) return wildValue(random);
  const entries = Object.entries(model);
  if (entries.length === 0 || random.chance(0.1)) return { ...model, [wildWord(random)]: wildValue(random) };
  const at = random.below(entries.length);
  if (random.chance(0.15)) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(
    entries.map(([key, value], index) => [key, index === at ? changed(value, random) : value]),
  );
}
