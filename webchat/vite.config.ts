import { defineConfig } from 'vite';

const target = ['es2022', 'chrome111', 'edge111', 'firefox114', 'safari16.4'];

/**
 * Two builds, because they are loaded in two ways: the launcher is one classic script that any page can carry, the
 * window is a module that the launcher imports on the first click. `scripts/build.mjs` runs them in that order.
 */
export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: false,
  define: { __WINDOW_MODULE__: JSON.stringify(process.env['CLAUDIA_WINDOW_MODULE'] ?? 'assets/claudia-window.js') },
  build: {
    outDir: '../bot/wwwroot/webchat',
    emptyOutDir: mode === 'window',
    target,
    cssTarget: target,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions:
      mode === 'window'
        ? {
            input: 'src/window/window.ts',
            preserveEntrySignatures: 'exports-only',
            output: {
              format: 'es',
              entryFileNames: 'assets/claudia-window-[hash].js',
              chunkFileNames: 'assets/claudia-[name]-[hash].js',
            },
          }
        : { input: 'src/embed/claudia.ts', output: { format: 'iife', entryFileNames: 'claudia.js' } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
