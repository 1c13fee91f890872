import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { registerCsv } from '#shared/actions/register-csv.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import type { Member } from '#shared/sides/member.ts';
import type { WorkspaceService } from '#server/sides/workspace-service.ts';
import type { KnownThings } from './known-things.ts';
import type { RegisterService } from './register-service.ts';

export type RegisterCsvService = {
  /** The register as a spreadsheet reads it; those rows only when ids are given. Refuses with `forbidden`. */
  registerCsv(member: Member, wanted: { locale: Locale; ids: ReadonlySet<string> | null }): Promise<string>;
};

export function createRegisterCsvService(options: {
  register: RegisterService;
  workspace: WorkspaceService;
  knownThings: () => Promise<KnownThings>;
}): RegisterCsvService {
  const { register, workspace, knownThings } = options;
  return {
    async registerCsv(member, { locale, ids }) {
      if (!may(member, Verb.read, { type: 'register' })) {
        throw new AppError(ErrorCode.forbidden, 'the register is for the two Sides');
      }
      const [all, known, { demonstration }] = await Promise.all([
        register.rows(),
        knownThings(),
        workspace.introduce(member),
      ]);
      const numbers = new Map(known.sessions.map(({ id, number }) => [id, number]));
      return registerCsv(ids === null ? all : all.filter(({ id }) => ids.has(id)), {
        locale,
        ...known,
        numberOf: (session) => numbers.get(session) ?? null,
        isDemonstration: demonstration,
      });
    },
  };
}
