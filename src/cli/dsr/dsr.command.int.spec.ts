import { appendFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { CliProblem } from '../output.js';
import { registerDsr } from './dsr.command.js';

let desk: RoyaltyDesk;
let out: string;
beforeAll(async () => {
  desk = await openDesk('for the file');
  await desk.catalogue(['a', 'North'], ['b', 'South']);
  await desk.pool('2026-01', 'DE premium', 'EUR', 10_007);
  await desk.plays({ month: '2026-01', track: 'a', plays: 5 }, { month: '2026-01', track: 'b', plays: 2 });
  await desk.closeMonth('2026-01');
  out = join(desk.out, 'dsr');
}, 60_000);

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

const dsr = async (...words: readonly string[]) => {
  const program = new Command().exitOverride();
  registerDsr(program, () => Promise.resolve(desk.ledger));
  await program.parseAsync(['node', 'playledger', 'dsr', ...words]);
  return JSON.parse(said.at(-1)!) as Record<string, unknown>;
};

describe('dsr', () => {
  it('writes a closed month, finds nothing wrong with it, and sees that it is what the journal says', async () => {
    const written = await dsr('write', '--period', '2026-01', '--out', out, '--json');
    expect(written).toMatchObject({ period: '2026-01', due: [{ currency: 'EUR', amount: '100.07' }] });
    expect(await readdir(out)).toHaveLength(2);
    expect(await dsr('check', out, '--ties', '2026-01', '--json')).toEqual({
      ...{ files: 2, lines: 8, problems: 0, warnings: 0 },
      due: [{ currency: 'EUR', amount: '100.07', journal: '100.07', ties: true }],
    });
  });

  it('says line by line what is wrong, in the last line how much, and fails', async () => {
    const [first] = (await readdir(out)).sort();
    await appendFile(join(out, first!), 'SR08\tT9\n');
    await expect(dsr('check', out, '--json')).rejects.toThrow(CliProblem);
    const lines = said.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ file: join(out, first!), line: 5, rule: 'foot-last', severity: 'problem' });
    expect(lines.at(-1)).toMatchObject({ files: 2, lines: 9 });
    expect(lines.at(-1)!['problems']).toBe(lines.filter(({ severity }) => severity === 'problem').length);
    said.length = 0;
    await expect(dsr('check', out, '--json', '--max', '1')).rejects.toThrow('problems in 2 files');
    expect(said).toHaveLength(3);
  });

  it('fails where the files are fine and the journal says something else', async () => {
    await dsr('write', '--period', '2026-01', '--out', join(desk.out, 'half'), '--json');
    const [first] = (await readdir(join(desk.out, 'half'))).sort();
    const one = dsr('check', join(desk.out, 'half', first!), '--ties', '2026-01', '--json');
    await expect(one).rejects.toThrow('do not come to what the journal says');
  });

  it('says what is not there, and what is not closed', async () => {
    await mkdir(join(desk.out, 'empty'));
    await expect(dsr('check', join(desk.out, 'empty'))).rejects.toThrow('has no .tsv or .tsv.gz');
    await expect(dsr('check', join(desk.out, 'nowhere'))).rejects.toThrow('no such file');
    await expect(dsr('write', '--period', '2026-02', '--out', out)).rejects.toThrow('2026-02 is not closed');
  });
});
