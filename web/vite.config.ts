/** The portal: Preact, built into `dist/web` as files with a hash in their name, which the API serves. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** `npx vite web` beside `npm run dev`: the portal with hot reload, over the API of the latter. */
const API = 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    // `light-dark()` as it is: lowered to variables it would be twice as long.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy takes no data: address, so nothing is put inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/v1': API, '/dev': API } },
});
