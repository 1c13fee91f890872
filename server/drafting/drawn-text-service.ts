import type * as Y from 'yjs';
import type { ActingMember } from '#shared/access/ability.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { drawParts } from '#shared/drafting/draw-parts.ts';
import type { DrawnText } from '#shared/drafting/drawn-text.ts';
import { mainText, textKey } from '#shared/drafting/text-address.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { DocumentService } from './document-service.ts';
import { TextReadings, type TextReadingOptions } from './text-readings.ts';

export type DrawnTextService = {
  /** The text of a document as it was stored a moment ago; refuses with `not-found` who may not open it. */
  drawText(member: ActingMember, id: string): Promise<DrawnText>;
};

type Options = TextReadingOptions & { documents: DocumentService };

/** Texts to be looked at before they are live: one is readable while its editor still comes. */
export function createDrawnTextService(options: Options): DrawnTextService {
  const texts = new TextReadings(options, drawText);
  return {
    async drawText(member, id) {
      const document = await options.documents.openDocument(member, id);
      const key = textKey(mainText(document));
      const isOpen = document.texts.some(({ address }) => address === key);
      const drawn = isOpen ? await texts.recent({ key, languages: document.languages }) : null;
      if (drawn === null) throw new AppError(ErrorCode.notFound, 'no such text for this member');
      return drawn;
    },
  };
}

function drawText(doc: Y.Doc, languages: readonly TextLanguage[]): DrawnText {
  return Object.fromEntries(
    languages.map((language) => [language, drawParts(readParts(doc.getXmlFragment(language)), language)]),
  );
}
