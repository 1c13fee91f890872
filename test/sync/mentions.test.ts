import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentActionsSchema, mentionListSchema } from '#shared/drafting/action-in-text.ts';
import { partCommandDoneSchema } from '#shared/drafting/part-command.ts';
import { chipTarget, ChipName, chipsInPart } from '#shared/drafting/text/chips-in-part.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { openText } from '#test/support/open-text.ts';
import { type Random, runSeed, seeded } from '#test/support/random.ts';
import { newAction } from '#test/support/new-action.ts';
import { startApp, type StartedApp } from '#test/support/start-app.ts';
import type { WireClient } from '#test/support/wire-client.ts';

const BATCHES = Number(process.env['MENTIONS'] ?? 320);
const DOCUMENT = 'protocol-11';
const initiatives = ['wind-tunnel', 'piston-engines', 'carbon-fibre'];

type Commands = { path: string; cookie: string; undoable: string[] };

/** People who write, and who move, cut, join, delete and bring back parts, with chips in what they write. */
class Batches {
  readonly #app: StartedApp;
  readonly #random: Random;
  readonly #commands: Commands;
  readonly actions: string[] = [];
  steps: string[] = [];
  #writer: WireClient;
  #editor: HonestEditor;

  constructor(app: StartedApp, random: Random, { cookie, writer }: { cookie: string; writer: WireClient }) {
    this.#app = app;
    this.#random = random;
    this.#commands = { path: `/api/documents/${DOCUMENT}/parts`, cookie, undoable: [] };
    this.#writer = writer;
    this.#editor = new HonestEditor(writer.doc, random);
  }

  get doc(): Y.Doc {
    return this.#writer.doc;
  }

  async run(): Promise<void> {
    this.steps = [];
    for (let step = 0; step < 1 + this.#random.below(6); step += 1) await this.#step();
    expect((await this.#writer.receipt()).status).toBe(0);
  }

  async #step(): Promise<void> {
    const draw = this.#random.below(100);
    if (draw < 40) this.steps.push(this.#editor.step());
    else if (draw < 55) this.#putChip();
    else if (draw < 65) this.#takeChip();
    else if (draw < 68) await this.#registerAction();
    else if (draw < 97) await this.#command();
    else await this.#comeAgain();
  }

  /** Somebody else's chip of a thing that there may not even be. */
  #putChip(): void {
    const block = this.#block();
    const name = this.#random.pick([ChipName.action, ChipName.initiative]);
    const target =
      name === ChipName.initiative
        ? this.#random.pick(initiatives)
        : this.#random.pick([...this.actions, 'd10-01', 'd99-01']);
    if (block === null) return;
    const chip = new Y.XmlElement(name);
    chip.setAttribute(chipTarget[name], target);
    block.insert(block.length, [chip]);
    this.steps.push(`chip ${target}`);
  }

  #takeChip(): void {
    const block = this.#block();
    const chips = (block?.toArray() ?? []).filter(
      (each: unknown) => each instanceof Y.XmlElement && each.nodeName.endsWith('Ref'),
    );
    const chip = chips.length === 0 ? null : this.#random.pick(chips);
    if (block === null || chip === null) return;
    block.delete(block.toArray().indexOf(chip), 1);
    this.steps.push('chip taken');
  }

  async #registerAction(): Promise<void> {
    const cid = this.#cid();
    const body = newAction({ clause: { document: DOCUMENT, cid } });
    const path = `/api/documents/${DOCUMENT}/actions`;
    const answer = await this.#app.post(path, body, { cookie: this.#commands.cookie });
    if (answer.status === 201) {
      const { detail, command } = (await answer.json()) as {
        detail: { row: { id: string } };
        command: string;
      };
      this.actions.push(detail.row.id);
      this.#commands.undoable.push(command);
    }
    this.steps.push(`register in ${cid}: ${answer.status}`);
  }

  async #command(): Promise<void> {
    const command = this.#someCommand();
    const answer = await this.#app.post(this.#commands.path, command, { cookie: this.#commands.cookie });
    this.steps.push(`${JSON.stringify(command)}: ${answer.status}`);
    // Refused is what the text does not allow just now; a fault of the server would be another number.
    expect([200, 409, 400]).toContain(answer.status);
    if (answer.status === 200) {
      this.#commands.undoable.push(partCommandDoneSchema.parse(await answer.json()).command);
    }
  }

  #someCommand(): unknown {
    const { undoable } = this.#commands;
    const part = this.#cid();
    const draw = this.#random.below(100);
    const earlier = undoable.pop();
    if (earlier !== undefined && draw < 35) return { kind: 'undo', command: earlier };
    if (draw < 60) return { kind: 'move', part, after: this.#cid() };
    if (draw < 75) return { kind: 'split', part, at: this.#splitPoint(part) };
    if (draw < 85) return { kind: 'join', part };
    if (draw < 95) return { kind: 'delete', part };
    return { kind: 'change-kind', part, as: 'passage' };
  }

  #splitPoint(cid: string): unknown {
    const part = partsOf(this.doc, 'en').find((each) => each.getAttribute('cid') === cid);
    const block: unknown = part === undefined || part.length === 0 ? null : part.get(0);
    const id: unknown = block instanceof Y.XmlElement ? block.getAttribute('id') : null;
    return { en: { block: typeof id === 'string' ? id : 'none', offset: this.#random.below(40) } };
  }

  /** Whoever comes back brings nothing new, and sees everything. */
  async #comeAgain(): Promise<void> {
    expect((await this.#writer.receipt()).status).toBe(0);
    this.#editor.destroy();
    this.#writer.close();
    this.#writer = await openText(this.#app, 'in-secretary', { cookie: this.#commands.cookie });
    this.#editor = new HonestEditor(this.#writer.doc, this.#random);
    this.steps.push('came again');
  }

  #cid(): string {
    const parts = partsOf(this.doc, 'en').filter(({ nodeName }) => nodeName !== 'signatures');
    return String(this.#random.pick(parts).getAttribute('cid'));
  }

  #block(): Y.XmlElement | null {
    const part = this.#random.pick(partsOf(this.doc, this.#random.pick(['en', 'ru'])));
    const first: unknown = part.length === 0 ? null : part.get(0);
    return first instanceof Y.XmlElement && first.nodeName === 'paragraph' ? first : null;
  }

  close(): void {
    this.#editor.destroy();
    this.#writer.close();
  }
}

function partsOf(doc: Y.Doc, language: string): Y.XmlElement[] {
  const parts = doc.getXmlFragment(language).toArray() as unknown[];
  return parts.filter((part): part is Y.XmlElement => part instanceof Y.XmlElement);
}

/** Every chip of the whole text, by the thing: what the projection must say. */
function scanned(doc: Y.Doc): Map<string, string[]> {
  const chips = ['en', 'ru'].flatMap((language) =>
    partsOf(doc, language).flatMap((part) =>
      chipsInPart(part)
        .filter(({ name }) => name !== ChipName.clause)
        .map(({ target }) => ({ target, place: `${String(part.getAttribute('cid'))} ${language}` })),
    ),
  );
  const found = new Map<string, string[]>();
  for (const { target, place } of chips) {
    found.set(target, [...new Set([...(found.get(target) ?? []), place])]);
  }
  return found;
}

/** What the server says, asked thing by thing as a screen does. */
async function told(
  app: StartedApp,
  cookie: string,
  things: readonly string[],
): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const thing of things) {
    const kind = initiatives.includes(thing) ? 'initiatives' : 'actions';
    const answer = await app.get(`/api/${kind}/${thing}/mentions`, cookie);
    const { mentions } = mentionListSchema.parse(await answer.json());
    if (mentions.length > 0)
      all.set(
        thing,
        mentions.map(({ cid, language }) => `${cid} ${language}`),
      );
  }
  return all;
}

function sorted(map: ReadonlyMap<string, string[]>): string[] {
  return [...map].map(([thing, places]) => `${thing}: ${[...places].sort().join(', ')}`).sort();
}

test(`[SYNC-20] after each of ${BATCHES} random batches of edits the projection and the register agree with a scan of the whole text`, async () => {
  const seed = runSeed('MENTIONS_SEED');
  console.info(`mentions: seed ${seed}, ${BATCHES} batches (repeat with MENTIONS_SEED=${seed})`);
  const app = await startApp();
  const cookie = await app.loginAs('in-secretary');
  const writer = await openText(app, 'in-secretary', { cookie });
  const batches = new Batches(app, seeded(seed), { cookie, writer });
  let compared = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    await batches.run();
    const expected = scanned(batches.doc);
    const things = [...new Set([...initiatives, 'd10-01', 'd99-01', ...batches.actions])];
    const steps = `seed ${seed}, batch ${batch}: ${batches.steps.join('; ')}`;
    const now = sorted(await told(app, cookie, things));
    expect({ steps, now }).toEqual({ steps, now: sorted(expected) });
    const answer = await app.get(`/api/documents/${DOCUMENT}/actions`, cookie);
    const { rows } = documentActionsSchema.parse(await answer.json());
    const named = ['d10-01', ...batches.actions].filter(
      (id) => batches.actions.includes(id) || expected.has(id),
    );
    const ids = rows.map(({ id }): string => id).sort();
    expect({ steps, ids }).toEqual({ steps, ids: [...named].sort() });
    compared += [...expected.values()].reduce((sum, places) => sum + places.length, 0);
  }
  console.info(
    `mentions: ${batches.actions.length} actions born, ${compared} mentions compared, 0 mismatches`,
  );
  expect(batches.actions.length).toBeGreaterThan(BATCHES / 40);
  expect(compared).toBeGreaterThan(BATCHES);
  batches.close();
  await app.stop();
  expect(app.errors).toEqual([]);
}, 600_000);
