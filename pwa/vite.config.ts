import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import type { ManifestTransform } from 'workbox-build';

/** The app's release, sent as `Cephalog-App`; the server refuses what is too old (426). */
const release = process.env['npm_package_version'] ?? '0.0.0';

/** The files that the worker keeps, beside it in the build: the worker itself stays small. */
const LIST = 'files.json';

const listApart: ManifestTransform = (entries) => {
  const files = entries.map(({ url }) => url).sort();
  const all = entries.map(({ url, revision }) => `${url} ${revision}`).sort();
  const version = createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 12);
  writeFileSync(new URL(`dist/${LIST}`, import.meta.url), JSON.stringify({ version, files }));
  return { manifest: [{ url: `/${LIST}`, revision: version, size: 0 }] };
};

export default defineConfig({
  define: { __RELEASE__: JSON.stringify(release) },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    target: 'es2022',
    // The strict CSP allows no inline script; every browser we serve preloads modules itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://localhost:8000' } },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,png,svg,webmanifest}'],
        globIgnores: ['icons/shortcut-*.png', 'rescue/**', 's/**'],
        manifestTransforms: [listApart],
        rollupFormat: 'iife',
        target: 'es2022',
      },
    }),
  ],
  test: {
    include: ['{src,share}/**/*.test.ts', 'src/**/*.test.tsx'],
    setupFiles: ['src/testing/setup.ts'],
  },
});
