import type { Kysely } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { MOST_VIEWS, type NewView, type SavedView, savedViewIdSchema } from '#shared/actions/saved-view.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import { countViews, deleteView, hasView, putView, readViews } from './saved-view-store.ts';

/** Each member's own; refuses with `forbidden` those who do not read the register. */
export type SavedViewService = {
  listViews(member: Member): Promise<SavedView[]>;
  /** Keeps or replaces; refuses with `conflict` beyond the number that a member may have. */
  saveView(member: Member, id: string, view: NewView): Promise<SavedView[]>;
  /** Removing one that is not there changes nothing. */
  removeView(member: Member, id: string): Promise<SavedView[]>;
};

export function createSavedViewService({ db }: { db: Kysely<Schema> }): SavedViewService {
  return {
    async listViews(member) {
      requireReader(member);
      return readViews(db, member.id);
    },
    async saveView(member, id, view) {
      requireReader(member);
      const parsed = savedViewIdSchema.safeParse(id);
      if (!parsed.success) throw wrongField('id', 'that is no id of a view');
      await inTransaction(db, async (transaction) => {
        const isNew = !(await hasView(transaction, member.id, parsed.data));
        if (isNew && (await countViews(transaction, member.id)) >= MOST_VIEWS) {
          throw new AppError(ErrorCode.conflict, 'this member has as many views as can be kept');
        }
        await putView(transaction, member.id, { id: parsed.data, ...view });
      });
      return readViews(db, member.id);
    },
    async removeView(member, id) {
      requireReader(member);
      await deleteView(db, member.id, id);
      return readViews(db, member.id);
    },
  };
}

function requireReader(member: Member): void {
  if (may(member, Verb.read, { type: 'register' })) return;
  throw new AppError(ErrorCode.forbidden, 'the register is for the two Sides');
}
