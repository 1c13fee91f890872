// Loaded into every server whose memory is measured (`node --expose-gc --import`): at a signal it lets go of all garbage
// and tells what is left, in bytes: heap and buffers, and all that is resident.
process.on('SIGUSR2', () => {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { heapUsed, external, rss } = process.memoryUsage();
  console.log(`memory ${heapUsed + external} ${rss}`);
});
