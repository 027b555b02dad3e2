import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const target = ['es2022', 'chrome111', 'edge111', 'firefox114', 'safari16.4'];
const ownTimers = fileURLToPath(new URL('src/voice/azure/timeout.ts', import.meta.url));

/** The SDK's timers would start a worker that a strict security policy refuses. */
const timersThatPass: Plugin = {
  name: 'timers-that-pass',
  enforce: 'pre',
  resolveId: (id, importer) =>
    /\/Timeout\.js$/.test(id) && importer?.includes('microsoft-cognitiveservices-speech-sdk') ? ownTimers : null,
};

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Where the texts of `html` and `svg` templates stand in a parsed script. */
function templateParts(node: unknown): Part[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(templateParts);
  const { type, quasi } = node as { type?: string; quasi?: { quasis: Part[] } };
  return type === 'TaggedTemplateExpression' && quasi ? [...quasi.quasis, ...inside] : inside;
}

/** The indentation of templates is for those who read the source. */
const leanTemplates: Plugin = {
  name: 'lean-templates',
  apply: 'build',
  transform(code, id) {
    if (!/\/src\/(components|window)\/.*\.ts$/.test(id)) return null;
    const parts = templateParts(this.parse(code)).sort((one, other) => one.start - other.start);
    let lean = '';
    let last = 0;
    for (const { start, end } of parts) {
      lean += code.slice(last, start) + code.slice(start, end).replace(/\s*\n\s*/g, ' ');
      last = end;
    }
    return { code: lean + code.slice(last), map: null };
  },
};

/** Vite's helper preloads the styles and scripts of what is loaded late. Ours needs neither. */
const noPreloading: Plugin = {
  name: 'no-preloading',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null),
};

/** What is loaded late is named after its folder, so that `scripts/size.mjs` knows what it weighs. */
function lateName({ moduleIds, name }: { moduleIds: readonly string[]; name: string }): string {
  const folder = ['azure', 'offline', 'sound'].find((each) =>
    moduleIds.some((id) => id.includes(`/src/voice/${each}/`)),
  );
  return `assets/claudia-${folder ?? name}-[hash].js`;
}

/**
 * Two builds, because they are loaded in two ways: the launcher is one classic script that any page can carry, the
 * window is a module that the launcher imports on the first click. `scripts/build.mjs` runs them in that order.
 */
export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: false,
  plugins: [timersThatPass, noPreloading, leanTemplates],
  worker: { rollupOptions: { output: { entryFileNames: 'assets/claudia-sound-[name]-[hash].js' } } },
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
              chunkFileNames: lateName,
            },
          }
        : { input: 'src/embed/claudia.ts', output: { format: 'iife', entryFileNames: 'claudia.js' } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
