import * as Y from 'yjs';
import { documentIdSchema, type DocumentId, sessionIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import type { Instant } from '#shared/core/instant.ts';
import { type Document, DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import { DemoScenario } from '#server/config.ts';
import { agendaText } from './agenda-text.ts';
import type { DemoLanguage, DemoPart } from './demo-part.ts';
import { minutesOfSubGroups, minutesText } from './minutes-text.ts';
import { protocolText } from './protocol-text.ts';

export type DemoDocument = Omit<Document, 'may'> & { readonly createdAt: Instant };

/** `state` is one Yjs update, byte for byte the same at every run; `clientId` wrote all of it. */
export type DemoText = {
  readonly document: DocumentId;
  readonly languages: readonly DemoLanguage[];
  readonly state: Uint8Array;
  readonly clientId: number;
};

const languages: readonly DemoLanguage[] = ['en', 'ru'];
/** The working days before the session, when its texts are prepared. */
const CREATED_AT: Instant = Date.UTC(2025, 7, 1, 6, 30);
/** The texts count up from here, each its own client; Yjs clientIDs are 32 bits wide. */
const FIRST_CLIENT_ID = 1_100_000;

const eleventh = {
  session: sessionIdSchema.parse('session-11'),
  side: null,
  stage: DocumentStage.drafting,
  isArchived: false,
  languages: [...languages],
  createdAt: CREATED_AT,
};

const protocolDocument: DemoDocument = {
  ...eleventh,
  id: documentIdSchema.parse('protocol-11'),
  kind: DocumentKind.protocol,
  title: {
    en: 'Protocol of the Eleventh Session of the Working Group',
    ru: 'Протокол одиннадцатого заседания Рабочей группы',
    hi: 'कार्य समूह के ग्यारहवें सत्र का प्रोटोकॉल',
  },
  subGroup: null,
};

const agendaDocument: DemoDocument = {
  ...eleventh,
  id: documentIdSchema.parse('agenda-11'),
  kind: DocumentKind.agenda,
  title: {
    en: 'Agenda of the Eleventh Session',
    ru: 'Повестка дня одиннадцатого заседания',
    hi: 'ग्यारहवें सत्र की कार्यसूची',
  },
  subGroup: null,
};

/** The documents of the 11th session: being drafted on its eve, agreed and read-only afterwards. */
export function demoDocuments(scenario: DemoScenario): readonly DemoDocument[] {
  const isAgreed = scenario === DemoScenario.followUp;
  const stage = isAgreed ? DocumentStage.agreed : DocumentStage.drafting;
  return all().map(({ document }) => ({ ...document, stage }));
}

/** Their common texts, to be seeded once. */
export function demoTexts(): readonly DemoText[] {
  return all().map(({ document, parts }, index) => {
    const clientId = FIRST_CLIENT_ID + index;
    return { document: document.id, languages, state: stateOf(parts(), clientId), clientId };
  });
}

function all(): { document: DemoDocument; parts: () => readonly DemoPart[] }[] {
  const minutes = minutesOfSubGroups.map(({ id, name }) => ({
    document: minutesDocument(id, name),
    parts: () => minutesText(id),
  }));
  return [
    { document: protocolDocument, parts: protocolText },
    ...minutes,
    { document: agendaDocument, parts: agendaText },
  ];
}

function minutesDocument(subGroup: string, name: LocalizedName): DemoDocument {
  return {
    ...eleventh,
    id: documentIdSchema.parse(`minutes-11-${subGroup}`),
    kind: DocumentKind.minutes,
    title: {
      en: `Minutes: ${name.en}`,
      ru: `Протокол заседания: ${name.ru}`,
      hi: `बैठक का कार्यवृत्त: ${name.hi}`,
    },
    subGroup: subGroupIdSchema.parse(subGroup),
  };
}

function stateOf(parts: readonly DemoPart[], clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => {
    for (const language of languages) {
      const trees = parts.map((part) => completeTree(part(language)));
      doc.getXmlFragment(language).insert(0, trees.map(writePart));
    }
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
