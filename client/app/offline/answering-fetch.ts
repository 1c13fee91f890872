import { z } from 'zod/mini';
import { forget, recall, remember } from '#client/browser/local-storage.ts';
import { memberIdSchema } from '#shared/core/id.ts';
import { keepAnswer, keptAnswer } from './kept-answers.ts';
import { finishLeaving } from './pending-logout.ts';
import { noteReach } from './reach.ts';

/** Who was logged in here last; only that member's answers are ever shown without the server. */
const HERE = 'alternat:here';
const ME = '/api/me';
const LEAVE = '/api/logout';
const enters = /^\/api\/(demo\/login|login\/(password|second-factor|passkey)|invitations\/acceptance)$/;
/** What a room needs to open, and the register; nothing else is kept. */
const kept = /^\/api\/(me|sides|sessions|actions|documents(\/[a-z0-9-]+)?)$/;
/** A gateway's voice, not ours: our server answers in JSON. */
const gateway: ReadonlySet<number> = new Set([502, 503, 504]);

const whoSchema = z.object({ member: z.object({ id: memberIdSchema }) });

/**
 * `fetch` for the API: asks the server, keeps what a room needs to open, and answers from the device when the server
 * cannot be reached. Refusals of the server are passed on: the device never overrules them.
 */
export async function answeringFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET') {
    // Whoever enters or leaves makes the answers under way belong to nobody.
    if (pathname === LEAVE || enters.test(pathname)) forget(HERE);
    // Whoever left without being able to say so leaves before somebody else enters, and never after.
    if (enters.test(pathname)) await finishLeaving();
    return reach(request);
  }
  if (!kept.test(pathname)) return reach(request);
  // At the first opening the room's questions go out together with the one who is asking.
  const asker = recall(HERE) ?? whoAsks;
  return pathname === ME ? askWho(request) : ask(request, asker);
}

/** Answers with the member's id once the question under way has its answer. */
let whoAsks: Promise<string | null> = Promise.resolve(null);

async function askWho(request: Request): Promise<Response> {
  const who = Promise.withResolvers<string | null>();
  whoAsks = who.promise;
  try {
    const response = await reach(request);
    void keepWho(response).then(who.resolve);
    return response;
  } catch (error) {
    who.resolve(recall(HERE));
    return fromDevice(ME, recall(HERE), error);
  }
}

/** Null when nobody is logged in, or the answer is not what it should be. */
async function keepWho(response: Response): Promise<string | null> {
  if (!response.ok) return null;
  const text = await response.clone().text();
  const who = whoSchema.safeParse(parsed(text)).data?.member.id ?? null;
  if (who === null) return null;
  remember(HERE, who);
  await keepAnswer(who, ME, text);
  return who;
}

async function ask(request: Request, asking: string | Promise<string | null>): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const address = `${pathname}${search}`;
  try {
    const response = await reach(request);
    if (response.ok) void keep(address, response.clone(), asking);
    return response;
  } catch (error) {
    return fromDevice(address, await asking, error);
  }
}

async function keep(
  address: string,
  answer: Response,
  asking: string | Promise<string | null>,
): Promise<void> {
  const [text, asker] = await Promise.all([answer.text(), asking]);
  // Asked and answered while the same member was here: nobody changed places in between.
  if (asker !== null && recall(HERE) === asker) await keepAnswer(asker, address, text);
}

/** The server's own answer; rejects when there is none, or only a gateway's. */
async function reach(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (isGateway(response)) throw new TypeError(`a gateway answered ${response.status}`);
    noteReach(true);
    return response;
  } catch (error) {
    noteReach(false);
    throw error;
  }
}

async function fromDevice(address: string, member: string | null, failure: unknown): Promise<Response> {
  const answer = member === null ? null : await keptAnswer(member, address);
  if (answer === null) throw failure;
  return new Response(answer, { headers: { 'Content-Type': 'application/json' } });
}

function isGateway(response: Response): boolean {
  const isOurs = (response.headers.get('Content-Type') ?? '').includes('json');
  return gateway.has(response.status) && !isOurs;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
