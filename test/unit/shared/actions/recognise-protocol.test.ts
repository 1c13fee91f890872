import { expect, test } from 'vitest';
import { readClause } from '#shared/actions/recognition/read-clause.ts';
import { recogniseCommitment } from '#shared/actions/recognition/recognise-commitment.ts';
import { isToBeOffered } from '#shared/actions/recognition/to-be-offered.ts';
import { sideIdSchema } from '#shared/core/id.ts';
import register from '#server/demo/data/actions.json' with { type: 'json' };
import protocol from '#server/demo/data/protocol-11.json' with { type: 'json' };
import { demoBodies } from '#server/demo/demo-initiatives.ts';
import { firstSides } from '#server/sides/first-sides.ts';

const known = {
  sides: firstSides.map(({ id, name }) => ({ id: sideIdSchema.parse(id), name })),
  bodies: demoBodies(),
};
const truth = new Set(register.commitments.map(({ clause }) => clause));

const wordings = ({ en, ru }: { en: string; ru: string }) => ({ en, ru });

function figures(isRecognised: (clause: (typeof protocol.clauses)[number]) => boolean) {
  const found = protocol.clauses.filter(isRecognised).map(({ cid }) => cid);
  return {
    recognised: found.filter((cid) => truth.has(cid)).length,
    missed: [...truth].filter((cid) => !found.includes(cid)),
    falseAlarms: found.filter((cid) => !truth.has(cid)),
  };
}

test.each(['en', 'ru'] as const)('in %s alone every commitment of the Protocol is recognised', (language) => {
  const found = figures((clause) => readClause(clause[language], language, known).modality === 'commitment');
  console.info(
    `${language}: recognised ${found.recognised} of ${truth.size}, false alarms ${found.falseAlarms.length} among ${protocol.clauses.length} clauses`,
  );
  expect(found).toEqual({ recognised: 15, missed: [], falseAlarms: [] });
});

test('in both languages together as well, and no clause is read differently in them', () => {
  const found = figures((clause) => isToBeOffered(recogniseCommitment(wordings(clause), known)));
  expect(found).toEqual({ recognised: 15, missed: [], falseAlarms: [] });
  expect(
    protocol.clauses.filter((clause) => recogniseCommitment(wordings(clause), known).isDivergent),
  ).toEqual([]);
});
