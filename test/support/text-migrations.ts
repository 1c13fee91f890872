import { texts } from '#server/database/migrations/0001-texts.ts';
import { toldRows } from '#server/database/migrations/0036-told-rows.ts';

/** The tables of texts and no others. */
export const textMigrations = { '0001-texts': texts, '0036-told-rows': toldRows };
