import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

export type BreakingLine = {
  port: number;
  /** Every line breaks as networks do: the browser's end is gone, and the server has heard nothing of it. */
  break(): void;
};

/** A way to a server that can break on one side only. */
export async function breakingLine(serverPort: number): Promise<BreakingLine> {
  const nearEnds = new Set<Socket>();
  const farEnds = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    nearEnds.add(near);
    farEnds.add(far);
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => near.write(data));
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
  return { port: (line.address() as AddressInfo).port, break: breakAll };
}
