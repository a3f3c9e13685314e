import globals from 'globals';
import tseslint from 'typescript-eslint';

/** One message per forbidden arrow of the house; `test/architecture.test.ts` is the law, this is its voice in the editor. */
const forbid = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.data/',
      'dist/',
      'coverage/',
      'test/miniprogram/sample-app/',
      'scripts/services/gateway/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A leading underscore leaves a field out of a copy.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // It flags every mongoose schema assigned to a shared constant.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Ports are declared as methods; handing one over unbound is checked by the types of the flows.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    files: ['scripts/standin/page/**/*.js', 'server/http/pages/**/*.js'],
    languageOptions: { globals: { ...globals.browser } },
  },
  forbid(
    ['server/domain/**'],
    [
      '**/flows/**',
      '**/adapters/**',
      '**/http/**',
      '**/jobs/**',
      '**/ports.ts',
      '**/log.ts',
      'node:*',
    ],
    'The domain decides and touches nothing: no I/O, ports, flows or doors.',
  ),
  forbid(
    ['server/flows/**'],
    [
      'koa',
      '@koa/*',
      'mongoose',
      'agenda',
      'ioredis',
      '**/adapters/**',
      '**/http/**',
      '**/jobs/**',
    ],
    'Flows speak to ports only.',
  ),
  forbid(
    ['server/adapters/**'],
    ['**/flows/**', '**/http/**', '**/jobs/**'],
    'Adapters speak one foreign language and know no flows or doors.',
  ),
  forbid(
    ['cards/**', 'templates/**'],
    ['**/adapters/**', '**/flows/**', '**/http/**', 'node:*'],
    'Cards and words are pure.',
  ),
);
