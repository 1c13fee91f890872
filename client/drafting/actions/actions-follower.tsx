import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type * as Y from 'yjs';
import { recogniseCommitment } from '#shared/actions/recognition/recognise-commitment.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import type { Side } from '#shared/sides/side.ts';
import type { ActionsInText } from './actions-context.ts';
import { bodiesInTextQuery, documentActionsQuery } from './actions-queries.ts';
import { PartReadings } from './part-readings.ts';
import { useChipThings } from './use-chip-things.ts';
import { useClauseOrigins } from './use-clause-origins.ts';

type Props = ActionsInText & { document: OpenDocument; doc: Y.Doc; sides: readonly Side[] };

/** Follows the open text and the register, and tells panel and chips of both. Draws nothing. */
export function ActionsFollower({ actions, things, origins, document, doc, sides }: Props) {
  const { id, languages } = document;
  const { data: told } = useQuery(documentActionsQuery(id));
  const { data: bodies } = useQuery(bodiesInTextQuery);
  useChipThings(actions, things);
  useClauseOrigins(id, origins);
  useEffect(() => {
    if (told !== undefined) actions.learn(told);
  }, [actions, told]);
  useEffect(() => {
    if (bodies === undefined) return;
    actions.recogniseBy((words) => recogniseCommitment(words, { sides, bodies }));
  }, [actions, bodies, sides]);
  useEffect(() => {
    const readings = new PartReadings(doc, languages, (read) => actions.hear(read));
    return () => readings.stop();
  }, [actions, doc, languages]);
  return null;
}
