/**
 * Few rules, all of them errors, counted without comments so that a comment is never what is deleted to pass.
 * No inline exemptions: a rule that is wrong here is changed here, for everybody and with its reason.
 * Bans that need words of advice live in `test/tidy.spec.ts`, import rules in `.dependency-cruiser.cjs`.
 */
import tseslint from 'typescript-eslint';

const uncounted = { skipComments: true, skipBlankLines: true };
const unusedOnPurpose = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' };

const limits = {
  complexity: ['error', 12],
  'max-depth': ['error', 3],
  'max-lines-per-function': ['error', { max: 70, ...uncounted }],
  'max-params': ['error', 4],
};

const habits = {
  eqeqeq: 'error',
  'no-console': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-unused-vars': ['error', { ...unusedOnPurpose, destructuredArrayIgnorePattern: '^_' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

const notHere = {
  // `return done()` is how a callback leaves early.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // `noUncheckedIndexedAccess` asks for an answer at every index, and `list[0]!` after a length check is one.
  '@typescript-eslint/no-non-null-assertion': 'off',
  // `query<Row>(...)` names the shape of the rows, and no argument could.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  // Drivers declare numbers of the protocol as enums, and hand over numbers.
  '@typescript-eslint/no-unsafe-enum-assignment': 'off',
  // Nest declares its options as classes and means plain objects.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.playledger/', 'contracts/', 'out/', 'test-output/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { noInlineConfig: true },
    rules: { ...limits, ...habits, ...notHere },
  },
  {
    // A `describe` is as long as what it describes; a fake may be async without waiting, and answer nothing.
    files: ['**/*.spec.ts', '**/*.contract.ts', 'test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
