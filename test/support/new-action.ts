/** Body of `POST /api/actions`. */
export function newAction({
  sides = ['in', 'ru'],
  clause = null,
  deliverable = { en: 'Transmit the list', ru: 'Передать перечень' },
}: {
  sides?: readonly string[];
  clause?: { document: string; cid: string } | null;
  deliverable?: { en: string; ru: string };
} = {}): Record<string, unknown> {
  return {
    session: 'session-11',
    commitment: {
      kind: 'commitment',
      deliverable,
      parts: sides.map((side) => ({ side, leadBody: null, coExecutors: [], deliverable: {} })),
      deadline: { kind: 'absolute', day: '2026-03-31' },
      dependsOn: null,
    },
    filing: { initiative: null, subGroup: 'mining', sector: null },
    clause,
  };
}
