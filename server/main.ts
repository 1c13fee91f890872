import { flushCompileCache } from 'node:module';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { endWith } from './platform/end-with.ts';
import { onStopSignal } from './platform/shutdown.ts';
import { warmUpTexts } from './sync/warm-up.ts';

process.on('uncaughtException', endWith);

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const app = await createApp(config);
  // Before listening: a signal that arrives in between must not be met by Node's own way to end.
  onStopSignal(() => {
    app.stop().then(
      (isSaved) => process.exit(isSaved ? 0 : 1),
      (error: unknown) => endWith(error),
    );
  });
  const { port } = await app.listen();
  process.stdout.write(`Alternat is ready at http://localhost:${port}\n`);
  // With NODE_COMPILE_CACHE: a process that is killed would leave nothing for its next start.
  flushCompileCache();
  const setUp = await app.issueSetUpPath();
  if (setUp !== null) {
    const address = config.publicUrl ?? `http://localhost:${port}`;
    const words = 'Set up the first administrator (this link works once, within 30 minutes):';
    process.stdout.write(`${words}\n${address}${setUp}\n`);
  }
  await warmUpTexts();
} catch (error) {
  endWith(error);
}
