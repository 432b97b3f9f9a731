import { Command } from 'commander';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openDesk, type RoyaltyDesk } from '../../test/royalty-desk.js';
import { registerBooks } from './books.command.js';
import { registerPayments } from './royalties/pay.command.js';

let desk: RoyaltyDesk;

beforeAll(async () => {
  desk = await openDesk('for the file');
  await desk.catalogue(['hit', 'North']);
  await desk.plays({ month: '2026-01', track: 'hit', plays: 2 });
  await desk.pool('2026-01', 'DE premium', 'EUR', 12_345);
  await desk.closeMonth('2026-01');
}, 60_000);

/** What the commands say on standard output, and how they end. */
const run = async (...argv: readonly string[]) => {
  const said: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
  const program = new Command().exitOverride();
  const open = () => Promise.resolve(desk.ledger);
  registerBooks(program.command('books'), open);
  registerPayments(program.command('royalties'), open);
  try {
    await program.parseAsync(['node', 'playledger', ...argv]);
    return { said: said.join('') };
  } catch (error) {
    return { said: said.join(''), failed: (error as Error).message };
  } finally {
    output.mockRestore();
  }
};

const lastLine = ({ said }: { readonly said: string }): unknown => JSON.parse(said.trim().split('\n').at(-1)!);

describe('books check', () => {
  it('lists what holds, for people and for machines', async () => {
    const forPeople = await run('books', 'check');
    expect(forPeople.failed).toBeUndefined();
    expect(forPeople.said).toContain('ok     2026-01: pools and lines\n');
    expect(forPeople.said.trim().endsWith('the books tie')).toBe(true);
    const { ok, checks, trialBalance } = lastLine(await run('books', 'check', '--json')) as { readonly ok: boolean; readonly checks: readonly object[]; readonly trialBalance: object }; // prettier-ignore
    expect([ok, checks[0]]).toEqual([true, { name: 'the trial balance is zero', ok: true }]);
    expect(trialBalance).toEqual({ balanced: true, totals: [{ currency: 'EUR', debit: '246.90', credit: '246.90' }] });
  });

  it('fails where something differs, and names it with the amount', async () => {
    await desk.rows('update royalty_lines set amount_minor = amount_minor + 1');
    const { said, failed } = await run('books', 'check');
    await desk.rows('update royalty_lines set amount_minor = amount_minor - 1');
    expect(failed).toMatch(/^4 of 21 checks of the books failed$/);
    expect(said).toContain('WRONG  2026-01: lines and settlements: the sum of the lines of North is 123.46 EUR, not 123.45: off by 0.01\n'); // prettier-ignore
    expect(said.trim().endsWith('the books DO NOT tie')).toBe(true);
  });
});

describe('royalties pay', () => {
  const month = ['--period', '2026-01', '--by', 'cleo'];

  it('refuses a day before the close, and pays once', async () => {
    const early = await run('royalties', 'pay', ...month, '--on', '2026-02-01');
    expect(early.failed).toBe('nothing was due on 2026-02-01: the month was closed on 2026-02-05');
    const paid = [{ party: 'North', currency: 'EUR', amount: '123.45' }];
    const asked = ['royalties', 'pay', ...month, '--on', '2026-02-10', '--json'];
    expect(lastLine(await run(...asked))).toEqual({ paid, paidBefore: [] });
    expect(lastLine(await run(...asked))).toEqual({ paid: [], paidBefore: paid });
    expect((await run('royalties', 'remit-tax', ...month)).said).toBe('nothing is left to pay\n');
    expect((await run('books', 'check')).failed).toBeUndefined();
  });
});
