import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { transform: { decorator: { legacy: true, emitDecoratorMetadata: true } } } as never,
  test: {
    include: [
      'src/**/*.spec.ts',
      'test/**/*.spec.ts',
      'migrations/**/*.spec.ts',
      'bench/**/*.spec.ts',
      'web/**/*.spec.ts',
    ],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Specs keep what they change to themselves; loading Nest, PostgreSQL's client and the domain anew for each file would
    // take longer than the tests.
    isolate: false,
  },
});
