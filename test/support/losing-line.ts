import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** What breaks next: the commit never arrives, or it is carried out and its answer never comes back. */
export type Loss = 'commit' | 'answer';

export type LosingLine = {
  /** The same database, by way of this line. */
  url: string;
  /** At the next commit the line breaks at our end; the server hears nothing of it. */
  loseNext(loss: Loss): void;
  /** Nobody comes through any more, until `mend`. */
  cut(): void;
  mend(): void;
};

/** As PostgreSQL's protocol writes it: the text of a simple query, ended by a zero. */
const COMMIT = Buffer.from('commit\0');

/** A way to PostgreSQL that can break around a commit. */
export async function losingLine(databaseUrl: string): Promise<LosingLine> {
  const target = new URL(databaseUrl);
  const nearEnds = new Set<Socket>();
  const farEnds = new Set<Socket>();
  let next: Loss | null = null;
  let isCut = false;
  const line = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), '127.0.0.1');
    nearEnds.add(near);
    farEnds.add(far);
    let isLosing = false;
    near.on('data', (data: Buffer) => {
      if (next !== null && data.includes(COMMIT)) {
        isLosing = true;
        if (next === 'answer') far.write(data);
        else near.destroy();
        next = null;
        return;
      }
      far.write(data);
    });
    far.on('data', (data) => {
      if (isLosing) near.destroy();
      else near.write(data);
    });
    far.on('close', () => near.destroy());
    near.on('error', () => undefined);
    far.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const breakAll = (): void => {
    for (const near of nearEnds) near.destroy();
    nearEnds.clear();
  };
  onTestFinished(() => {
    breakAll();
    for (const far of farEnds) far.destroy();
    line.close();
  });
  // A server that listens at a port has an address of this form.
  const { port } = line.address() as AddressInfo;
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href,
    loseNext: (loss) => {
      next = loss;
    },
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
  };
}
