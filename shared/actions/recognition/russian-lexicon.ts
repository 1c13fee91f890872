import { type Lexicon, Modality } from './modality.ts';

const SOFT_INFINITIVE =
  'рассмотреть|рассматривать|изучить|изучать|проработать|обсудить|обсуждать|оценить|проанализировать';
const SOFT_FUTURE = 'рассмотр[ия]т|изуч[ия]т|проработа[ею]т|обсуд[ия]т|оцен[ия]т|проанализиру[ею]т';
const CONTINUING = 'сохранить|сохранять|продолжить|продолжать|поддерживать|укреплять|содействовать|развивать';
const DELIVERY_INFINITIVE =
  'передать|представить|предоставить|сообщить|подготовить|направить|обменяться|провести|определить|назначить|' +
  'организовать|разработать|сформировать|создать|завершить|проинформировать|подписать|обеспечить';
/** Third person of the perfective future; its present tense is another verb, so nothing else is meant by these. */
const DELIVERY_FUTURE =
  'передаст|передадут|представ[ия]т|предостав[ия]т|сообщ[иа]т|подготов[ия]т|направ[ия]т|обменя[ею]тся|провед[её]т|' +
  'проведут|определ[ия]т|назнач[иа]т|организу[ею]т|разработа[ею]т|сформиру[ею]т|созда(?:ст|дут)|заверш[иа]т|' +
  'проинформиру[ею]т|подпиш[еу]т|обеспеч[иа]т|внес[её]т|внесут|пришл[её]т|пришлют|созов[её]т|' +
  'созовут|доработа[ею]т|приступ[ия]т|окаж[еу]т|осуществ[ия]т';
const DELIVERED =
  'провед[её]н|подготовлен|представлен|предоставлен|направлен|передан|организован|создан|сформирован|определ[её]н|' +
  'назначен|разработан|заверш[её]н|подписан|созван';
const ORDINAL =
  '(?:очередн|следующ|перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|\\p{L}+надцат|двадцат|\\d+-)\\p{L}*';
const SESSION = `${ORDINAL} заседани[ея](?! Подгруппы)`;
const TOLD =
  '(?:сообщил|заявил|пояснил|отметил|напомнил|подчеркнул|подтвердил|указал|проинформировал)\\p{L}*';
const DECIDED = 'договорились|условились|решили|поручили';
const REST = `[^.;]*?(?=,? и (?:также )?(?:${DECIDED})|[.;]|$)`;
/** Ends like an infinitive and is none. */
const NOUN = '\\p{L}*(?:ост|област|част|отраст)[ьи](?!\\p{L})';

/** Whole words only: `\b` knows no Cyrillic. */
const pattern = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'giu');
const within = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})`, 'giu');

/** How Russian protocols bind, from domain rule 19 and the lexicon of the demonstration. */
export const russianLexicon: Lexicon = {
  entries: [
    {
      modality: Modality.record,
      pattern: within(`не (?:договорились|пришли к согласию)${REST}`),
      actor: 'subject',
    },
    {
      modality: Modality.record,
      pattern: within(`${TOLD}(?: [^.;,]{1,60})?, что(?!\\p{L})${REST}`),
      actor: 'subject',
    },
    {
      modality: Modality.arrangement,
      pattern: within(`договорились(?: (?:провести|созвать)|, что) ${SESSION}[^.;]*`),
      actor: 'subject',
    },
    {
      modality: Modality.arrangement,
      pattern: pattern(`${SESSION}[^.;]*?(?:будет проведено|состоится|пройд[её]т)`),
      actor: 'subject',
    },
    {
      modality: Modality.commitment,
      pattern: pattern(
        'предложил\\p{L}* [^]*?принял\\p{L}* (?:это |данное |указанное |эти )?предложени[ея](?! к сведению)',
      ),
      actor: 'all',
    },
    {
      modality: Modality.commitment,
      pattern: pattern(
        'предложил\\p{L}* [^]*?согласил\\p{L}* с (?:этим |данным |этими )?предложени(?:ем|ями)',
      ),
      actor: 'all',
    },
    {
      modality: 'by-verb',
      pattern: pattern(
        `(?:договорились|условились|решили|обязал\\p{L}+)(?! об? )(?!,? что)[^.;]{0,90}? (?!${NOUN})(?<verb>\\p{L}+(?:ть|ти|чь)(?:ся|сь)?)`,
      ),
      actor: 'subject',
    },
    {
      modality: 'by-verb',
      pattern: pattern(`(?:договорились|условились), что [^.;]*?(?<verb>${SOFT_FUTURE}|${DELIVERY_FUTURE})`),
      actor: 'inside',
    },
    {
      modality: Modality.commitment,
      pattern: pattern(`договорились, что [^.;]*?буд(?:ет|ут) (?:${DELIVERED})\\p{L}*`),
      actor: 'all',
    },
    { modality: Modality.commitment, pattern: pattern('поручил\\p{L}*'), actor: 'all' },
    { modality: 'by-verb', pattern: pattern(`(?<verb>${SOFT_FUTURE}|${DELIVERY_FUTURE})`), actor: 'subject' },
    {
      modality: Modality.commitment,
      pattern: pattern(`(?:буд(?:ет|ут) (?:${DELIVERED})\\p{L}*|состо[ия]тся)[^.;]*`),
      actor: 'agent',
    },
    {
      modality: Modality.request,
      pattern: pattern('обратил\\p{L}* [^.;]*?с просьбой|просил\\p{L}*|попросил\\p{L}*'),
      actor: 'subject',
    },
    {
      modality: Modality.position,
      pattern: pattern('предложил\\p{L}*|выразил\\p{L}* (?:заинтересованность|готовность)'),
      actor: 'subject',
    },
    {
      modality: Modality.recommendation,
      pattern: pattern('рекомендовал\\p{L}*|призвал\\p{L}*'),
      actor: 'subject',
    },
    {
      modality: Modality.acknowledgement,
      pattern: pattern('принял\\p{L}* [^.;]*?к сведению'),
      actor: 'subject',
    },
    {
      modality: Modality.record,
      pattern: pattern(
        `договорились об?|приветствовал\\p{L}*|обменял\\p{L}* мнениями|рассмотрели|обсудили|заслушали|${TOLD}`,
      ),
      actor: 'subject',
    },
  ],
  softVerb: pattern(`^(?:${SOFT_INFINITIVE}|${SOFT_FUTURE})$`),
  continuingVerb: pattern(`^(?:${CONTINUING})$`),
  furtherDelivery: within(`[^.;]*?,? и (?:также )?(?:${DELIVERY_INFINITIVE})(?!\\p{L})`),
  everySide:
    /(?<!\p{L})(?:Стороны|(?:[Кк]аждая|[Оо]бе) Сторон[аы]|[Сс]екретари|[Сс]опредседатели|Подгруппы?|Рабочая группа)(?!\p{L})/gu,
  outsider: /(?<!\p{L})(?:компани[ия]|предприяти[яе]|организаци[ия]|производител[ия])(?!\p{L})/giu,
  newSubject: /[.;]|, (?:а|и|тогда как|при этом) (?=\p{Lu})/gu,
  responsibleLabel: /(?<!\p{L})Ответственн(?:ый|ая|ое|ые)(?: исполнител[ьи]| ведомств[оа])?:/u,
  deadlineLabel: /(?<!\p{L})Срок(?: исполнения)?:/u,
};
