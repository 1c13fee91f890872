import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const project = (name: string, extra: Record<string, unknown> = {}) => ({
  extends: false as const,
  test: {
    name,
    root: import.meta.dirname,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    environment: 'node',
    ...extra,
  },
});

/** The server takes only its own pages: towards it, Vite's page is one. */
const behindVite = {
  target: 'http://localhost:3000',
  changeOrigin: true,
  headers: { origin: 'http://localhost:3000' },
};

/** Client build (root: client/) and the Vitest projects, fast ones first. */
export default defineConfig({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  plugins: [react()],
  // The server writes a new nonce into every page.
  html: { cspNonce: '__NONCE__' },
  build: { outDir: '../dist', emptyOutDir: true, sourcemap: true, target: 'es2023', assetsInlineLimit: 0 },
  server: {
    proxy: { '/api': behindVite, '/sync': { ...behindVite, ws: true } },
  },
  test: {
    projects: [
      project('conventions'),
      project('unit'),
      project('contract', { testTimeout: 30_000 }),
      project('integration', { testTimeout: 30_000 }),
      project('sync', { testTimeout: 120_000, hookTimeout: 60_000 }),
      project('privacy', { testTimeout: 30_000 }),
    ],
  },
});
