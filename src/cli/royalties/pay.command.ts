/** `royalties pay`, `remit-tax` and `reissue`: what is done with a month after it was closed. */
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { payMonth, remitTaxOf, type Paid, type Payment } from '../../api/royalties/pay-month.js';
import { reissue } from '../../api/royalties/reissue-month.js';
import type { Desk, Refused } from '../../api/royalties/month-desk.js';
import { formatMinor } from '../../domain/shared/money.js';
import type { OpenLedger } from '../../ledger.js';
import { count, say, table } from '../output.js';
import { readPeriod } from '../read-period.js';
import { untilCaughtUp } from '../until-caught-up.js';
import { withLedger, withProjections } from '../with-ledger.js';
import { accepted } from './explain-refusal.js';

type Options = { readonly period: string; readonly on: string; readonly by: string; readonly json?: true };

export const registerPayments = (royalties: Command, open: OpenLedger): void => {
  paymentCommand(royalties, 'pay', 'book that the statements of a closed month were paid; each is paid once')
    .option('--party <id>', 'one party alone')
    .action(({ party, ...options }: Options & { readonly party?: string }) =>
      answer(open, options, (desk) => payMonth(desk, { ...options, party, period: readPeriod(options.period) })),
    );
  paymentCommand(royalties, 'remit-tax', 'book that the tax withheld by the statements of a month went to the tax office') // prettier-ignore
    .action((options: Options) =>
      answer(open, options, (desk) => remitTaxOf(desk, { ...options, period: readPeriod(options.period) })),
    );
  royalties
    .command('reissue')
    .description('write the statements of a closed month once more, where the files were lost: the same bytes')
    .requiredOption('--period <month>', 'such as 2026-08')
    .option('--out <folder>', 'where the statements go', 'statements')
    .action(async ({ period, out }: { readonly period: string; readonly out: string }) => {
      const month = readPeriod(period);
      const done = accepted(await atTheDesk(open, (desk) => reissue(desk, { period: month, out })));
      say(`${period}: ${count(done.statements)} statements in ${out}, run ${done.run.runId}`);
    });
};

const paymentCommand = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .requiredOption('--period <month>', 'the closed month, such as 2026-08')
    .option('--on <date>', 'the day of the payment (UTC)', new Date().toISOString().slice(0, 10))
    .option('--by <name>', 'who pays', userInfo().username)
    .option('--json', 'answer with one line of JSON');

const atTheDesk = <Done>(open: OpenLedger, work: (desk: Desk) => Promise<Done>): Promise<Done> =>
  withLedger(open, (ledger) =>
    withProjections(ledger, async () => {
      await untilCaughtUp(ledger);
      return work({ db: ledger.postgres.db, store: ledger.store });
    }),
  );

const answer = async (open: OpenLedger, { json }: Options, work: (desk: Desk) => Promise<Paid | Refused>) => {
  const { payments, known } = accepted<Paid>(await atTheDesk(open, work));
  say(json ? JSON.stringify({ paid: payments.map(inMajor), paidBefore: known.map(inMajor) }) : forPeople(payments, known)); // prettier-ignore
};

const inMajor = ({ party, currency, amountMinor }: Payment) => ({
  ...(party === undefined ? {} : { party }),
  currency,
  amount: formatMinor(amountMinor, currency),
});

const forPeople = (payments: readonly Payment[], known: readonly Payment[]): string => {
  const rows = payments.map(inMajor).map(({ party = 'tax office', currency, amount }) => [party, currency, amount]);
  const paid = rows.length === 0 ? ['nothing is left to pay'] : [table(['paid to', 'currency', 'amount'], rows)];
  return [...paid, ...(known.length === 0 ? [] : [`${count(known.length)} were paid before`])].join('\n');
};
