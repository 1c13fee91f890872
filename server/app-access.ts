// Composition root of revocation: a part of `app.ts` with a file of its own.
import type { ChangeStream } from './actions/change-stream.ts';
import type { AccessChanges } from './platform/access-changes.ts';
import type { Concerned, SyncServer } from './sync/sync-server.ts';

/** What is open: both come to be after the services that tell of changes. */
type Open = () => {
  sync: Pick<SyncServer, 'askAgain' | 'closeLogin'>;
  changes: Pick<ChangeStream, 'askAgain' | 'closeLogin'>;
};

/**
 * Services tell what has changed; whatever is open and may be concerned is asked again. What a login has open ends with
 * it, without a question.
 */
export function revocationOf(open: Open): { access: AccessChanges; closeLogin: (login: string) => void } {
  const ofTexts = (whom: Concerned): Promise<void> => open().sync.askAgain(whom);
  /** Streams carry the register, which no document, session or sub-group opens or closes. */
  const ofBoth = async (whom: { member: string } | 'everybody'): Promise<void> => {
    await Promise.all([open().sync.askAgain(whom), open().changes.askAgain(whom)]);
  };
  const access: AccessChanges = {
    memberChanged: (member) => ofBoth({ member }),
    documentChanged: (document) => ofTexts({ document }),
    // Which texts they concern the domains know; who may do what he could is not disturbed by the question.
    sessionChanged: () => ofTexts('everybody'),
    subGroupChanged: () => ofTexts('everybody'),
    dayChanged: () => ofBoth('everybody'),
  };
  const closeLogin = (login: string): void => {
    open().sync.closeLogin(login);
    open().changes.closeLogin(login);
  };
  return { access, closeLogin };
}
