import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules/**'] },
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `void promise` says that nobody waits for it: the promise handles its own failures.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text is built as nodes: markup from outside is never parsed.' },
        { property: 'outerHTML', message: 'Text is built as nodes: markup from outside is never parsed.' },
        { property: 'insertAdjacentHTML', message: 'Text is built as nodes: markup from outside is never parsed.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: 'unsafe-(html|svg)', message: 'Markup from outside is never parsed.' }] },
      ],
    },
  },
  {
    // The protocol client runs anywhere: in a page, a worker or a test.
    files: ['src/direct-line/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'document', 'window', 'navigator', 'localStorage', 'fetch', 'WebSocket'],
    },
  },
  {
    files: ['**/*.mjs', 'vite.config.ts'],
    extends: [tseslint.configs.recommended],
  },
);
