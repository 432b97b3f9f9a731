import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeLabel,
  heldFileName,
  isStatementFileName,
  statementFileName,
  summaryFileName,
} from './statement-file-name.js';

describe('statementFileName', () => {
  it.each([
    ['label-02', 'label-02_2026-08_EUR.csv'],
    ['Warner Music', '_warner+_music_2026-08_EUR.csv'],
    ['', '~none_2026-08_EUR.csv'],
    ['../../etc/passwd', '~2e~2e~2f~2e~2e~2fetc~2fpasswd_2026-08_EUR.csv'],
    ['Ünder', '~c3~9cnder_2026-08_EUR.csv'],
    ['..', '~2e~2e_2026-08_EUR.csv'],
    ['held', '~68eld_2026-08_EUR.csv'],
    ['_none', '~5fnone_2026-08_EUR.csv'],
  ])('names the file of %j %s', (label, name) => expect(statementFileName(label, '2026-08', 'EUR')).toBe(name));

  const labels = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('a', 'A', '_', '~', '6', '8', ' ', '+', '/', '.'), maxLength: 8 }),
    fc.constantFrom('held', 'Held', 'summary', '~none', '~68eld', 'none', ''),
  );

  it('never gives two labels one file, also where case does not count', () => {
    fc.assert(
      fc.property(labels, labels, (one, other) => {
        const same =
          statementFileName(one, '2026-08', 'EUR').toLowerCase() ===
          statementFileName(other, '2026-08', 'EUR').toLowerCase();
        expect(same).toBe(one === other);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives names that every file system takes, none of which is that of another file of the run', () => {
    fc.assert(
      fc.property(labels, (label) => {
        const name = statementFileName(label, '2026-08', 'EUR');
        expect(name.length).toBeLessThanOrEqual(200);
        expect(isStatementFileName(name, '2026-08')).toBe(true);
        expect([heldFileName('2026-08', 'EUR'), summaryFileName('2026-08')]).not.toContain(name);
      }),
    );
  });

  it('tells labels apart that differ only far behind', () => {
    const long = 'x'.repeat(999);
    expect(encodeLabel(`${long}a`)).not.toBe(encodeLabel(`${long}b`));
  });
});

it.each([
  '../evil_2026-08_EUR.csv',
  'a_2026-09_EUR.csv',
  'a_2026-08_EUR.csv.bak',
  'summary_2026-08.json',
  'A_2026-08_EUR.csv',
])('takes %s for no statement of the period', (name) => expect(isStatementFileName(name, '2026-08')).toBe(false));
