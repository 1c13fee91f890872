/** Files that are there or on their way. */
const coming = new Map<string, Promise<void>>();

/**
 * What the build makes of every `import()` of a part: its files first, then the import (`vite.config.ts`). A browser
 * remembers for good that a module could not be fetched (HTML, "fetch a single module script": the module map), so that
 * no later try would succeed; a plain file is asked for anew. Rejects when one of them does not come.
 */
export async function withFiles<Part>(
  load: () => Promise<Part>,
  files: readonly string[] = [],
): Promise<Part> {
  await Promise.all(files.map((file) => once(`/${file}`)));
  return load();
}

async function once(path: string): Promise<void> {
  const isStyle = path.endsWith('.css');
  // The page itself has asked for it; a style that it has only asked for beforehand does not count yet.
  const link = `link${isStyle ? '[rel="stylesheet"]' : ''}[href="${path}"]`;
  if (!coming.has(path) && document.querySelector(link) !== null) return;
  const file = coming.get(path) ?? (isStyle ? applied(path) : fetched(path));
  coming.set(path, file);
  try {
    await file;
  } catch (error) {
    coming.delete(path);
    throw error;
  }
}

/** As a whole in the browser's cache, where the import will find it. */
async function fetched(path: string): Promise<void> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  await answer.arrayBuffer();
}

function applied(path: string): Promise<void> {
  const { nonce } = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]') ?? { nonce: '' };
  // As the page asks for it beforehand: asked for in another way it would come a second time.
  const asked = { rel: 'stylesheet', crossOrigin: '', href: path, nonce };
  const link = Object.assign(document.createElement('link'), asked);
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${path} did not come`));
    });
    document.head.append(link);
  });
}
