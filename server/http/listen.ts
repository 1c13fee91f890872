import { createServer, type Server } from 'node:http';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** With port 0 the system picks one for the first address; another may hold it at the second. */
const TRIES_FOR_A_COMMON_PORT = 20;
/** This machine has no such address, IPv6 mostly. */
const ABSENT: ReadonlySet<unknown> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

export type Listening = { port: number; servers: readonly Server[] };

/**
 * Listens at every address on one port, skipping what this machine lacks (but for the first). Refuses with
 * `invalid-configuration` and a sentence when the port is taken, naming the `variable` that chooses it.
 */
export async function listen(
  at: { hosts: readonly string[]; port: number; variable?: string },
  prepare: (server: Server) => void,
): Promise<Listening> {
  for (let attempt = 1; ; attempt += 1) {
    const servers: Server[] = [];
    try {
      return { port: await listenAtAll(at, servers, prepare), servers };
    } catch (error) {
      await Promise.all(servers.map(closed));
      const isTaken = codeOf(error) === 'EADDRINUSE';
      if (isTaken && at.port === 0 && attempt < TRIES_FOR_A_COMMON_PORT) continue;
      throw isTaken ? taken(at.port, at.variable ?? 'PORT', error) : unusable(at, error);
    }
  }
}

async function listenAtAll(
  at: { hosts: readonly string[]; port: number },
  servers: Server[],
  prepare: (server: Server) => void,
): Promise<number> {
  let { port } = at;
  for (const host of at.hosts) {
    const server = createServer();
    prepare(server);
    try {
      port = await listenAt(server, host, port);
      servers.push(server);
    } catch (error) {
      if (servers.length === 0 || !ABSENT.has(codeOf(error))) throw error;
    }
  }
  return port;
}

function listenAt(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      const address = server.address();
      // A pipe has a name and a closed server has nothing; this one listens at a port.
      if (address === null || typeof address === 'string') reject(new TypeError('the server has no port'));
      else resolve(address.port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function taken(port: number, variable: string, cause: unknown): AppError {
  const sentence = `Port ${port} is already in use: stop the other program, or choose another port with ${variable}.`;
  return new AppError(ErrorCode.invalidConfiguration, sentence, { cause });
}

function unusable(at: { hosts: readonly string[]; port: number }, cause: unknown): AppError {
  const sentence = `Cannot listen at ${at.hosts.join(', ')} port ${at.port}: ${String(cause)}`;
  return new AppError(ErrorCode.invalidConfiguration, sentence, { cause });
}
