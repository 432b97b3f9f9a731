import { Command } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { registerBench } from './bench.command.js';
import { CliProblem } from './output.js';

const run = async (load: () => Promise<never> | ReturnType<typeof loading>, ...words: readonly string[]) => {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerBench(program, load);
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  await program.parseAsync(['node', 'playledger', 'bench', ...words]);
};
const runBench = vi.fn(() => Promise.resolve());
const loading = () => Promise.resolve(runBench);

describe('bench', () => {
  it('runs the bench that is named, in the size that is asked for', async () => {
    await run(loading, 'append', '--events', '2000', '--json');
    const sizes = { events: 100_000, plays: 1_000_000, listeners: 5_000, lines: 1_000_000 };
    expect(runBench).toHaveBeenLastCalledWith('append', { ...sizes, events: 2_000, json: true });
    await run(loading, 'ingest');
    expect(runBench).toHaveBeenLastCalledWith('ingest', { ...sizes, json: false });
    await run(loading, 'close', '--plays', '20000', '--listeners', '500');
    expect(runBench).toHaveBeenLastCalledWith('close', { ...sizes, plays: 20_000, listeners: 500, json: false });
    await run(loading, 'dsr', '--lines', '5000');
    expect(runBench).toHaveBeenLastCalledWith('dsr', { ...sizes, lines: 5_000, json: false });
  });

  it.each(['abc', '0', '-5', '1.5', '1e99'])('does not take %s for a number of events', (events) =>
    expect(run(loading, 'append', '--events', events)).rejects.toThrow('whole number from 1000'),
  );

  it('knows its benches', () =>
    expect(run(loading, 'nonsense')).rejects.toThrow('Allowed choices are ingest, append, replay, close, dsr'));

  it('says in one line what is missing where only the product is installed', async () => {
    const absent = () => Promise.reject(Object.assign(new Error('no emmett'), { code: 'ERR_MODULE_NOT_FOUND' }));
    await expect(run(absent, 'append')).rejects.toThrow(
      new CliProblem('bench needs the development dependencies: npm ci'),
    );
  });

  it('does not blame the installation for other failures', () =>
    expect(run(() => Promise.reject(new Error('a bug')), 'append')).rejects.toThrow('a bug'));
});
