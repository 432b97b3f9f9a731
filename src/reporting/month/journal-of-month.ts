/** What a close books: every posting that the settlements and the held money of a run come to. */
import {
  accruedRoyalties,
  carriedForward,
  held,
  heldInDispute,
  type WaitingAccount,
} from '../../domain/books/accounts.js';
import type { JournalEntry } from '../../domain/books/entry.js';
import * as posting from '../../domain/books/postings.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import { lastDayOf } from './month-pools.js';
import { accountKey } from './accounts.js';
import type { KeptRun, RunOutcome } from './run-outcome.js';

type Settled = RunOutcome['settled'][number];

/** All of them are named after the run, so that booking a run twice books it once. */
export const journalOfMonth = (period: string, { runId, outcome }: KeptRun): readonly JournalEntry[] => [
  ...outcome.settled.flatMap((settled) =>
    entriesOfParty(period, runId, { ...settled, isTold: isTold(outcome, settled) }),
  ),
  ...entriesOfHeld(period, runId, outcome),
  ...entriesOfUndistributed(period, runId, outcome),
];

/** Not where the statement comes at the end of the quarter; the money is owed and carried until then all the same. */
const isTold = ({ accounts }: RunOutcome, { party, currency }: Settled) =>
  (accounts[accountKey(party, currency)]?.untold ?? []).length === 0;

type SettledParty = Settled & { readonly isTold: boolean };

const entriesOfParty = (period: string, runId: string, { party, currency, settlement, isTold: told }: SettledParty) => {
  const booking: posting.Booking = {
    name: `${runId}/${currency}/${party}`,
    bookedOn: lastDayOf(period),
    period,
    currency: currencyOf(currency),
    refs: { run: runId, party },
  };
  const of = (name: keyof typeof settlement & `${string}Minor`) => new Decimal(settlement[name]);
  const topUps = of('topUpMinor').plus(of('shortfallMinor'));
  const own = of('earnedMinor').minus(of('correctedMinor')).minus(of('topUpMinor'));
  const to = accruedRoyalties(party);
  const charged = of('chargedMinor');
  return [
    ...posting.accrue(booking, [{ to, amountMinor: own }]),
    ...posting.adjust(booking, [{ to, amountMinor: of('correctedMinor') }]),
    ...posting.topUp(booking, party, topUps),
    ...posting.issueStatement(
      told ? booking : { ...booking, memo: 'carried to the statement of the quarter' },
      party,
      of('earnedMinor').plus(of('shortfallMinor')),
    ),
    ...posting.reserve(booking, party, of('reservedMinor')),
    ...posting.releaseReserve(booking, party, of('releasedMinor')),
    ...posting.payAdvance(booking, party, of('advancePaidMinor')),
    ...posting.recoup(booking, party, of('recoupedMinor')),
    ...posting.penalise(booking, party, charged.neg()),
    ...posting.withhold(booking, party, of('withheldMinor')),
    ...posting.breakage(booking, party, of('breakageMinor')),
  ];
};

const entriesOfHeld = (period: string, runId: string, { held: waiting }: RunOutcome) =>
  waiting.flatMap(({ right, territory, offering, currency, held: reason, corrects, amountMinor }) => {
    const account: WaitingAccount = reason === 'disputed' ? heldInDispute(right, territory) : held(right, territory);
    const booking = {
      name: `${runId}/${currency}/${right}/${territory}/${offering}/${reason}/${corrects}`,
      bookedOn: lastDayOf(period),
      period,
      currency: currencyOf(currency),
      refs: { run: runId },
    };
    const amounts = [{ to: account, amountMinor: new Decimal(amountMinor) }];
    return corrects === '' ? posting.hold(booking, amounts) : posting.adjust(booking, amounts);
  });

type Market = Omit<RunOutcome['undistributedChanges'][number], 'corrects' | 'amountMinor'>;

/**
 * It waits in `carried-forward`; late plays of a closed month take it from there. Later months do not share it out: then a
 * late play would have to take back what others were paid of it in between.
 */
const entriesOfUndistributed = (period: string, runId: string, { pools, undistributedChanges }: RunOutcome) => {
  const bookingOf = ({ right, territory, offering, currency }: Market, corrects: string) => ({
    name: `${runId}/${currency}/${right}/${territory}/${offering}/undistributed${corrects}`,
    bookedOn: lastDayOf(period),
    period,
    currency: currencyOf(currency),
    refs: { run: runId },
  });
  const to = ({ territory, offering }: Market) => carriedForward(territory, offering);
  return [
    ...pools.flatMap(({ undistributed, ...pool }) =>
      posting.hold(bookingOf(pool, ''), [{ to: to(pool), amountMinor: new Decimal(undistributed) }]),
    ),
    ...undistributedChanges.flatMap(({ corrects, amountMinor, ...pool }) =>
      posting.adjust(bookingOf(pool, `/${corrects}`), [{ to: to(pool), amountMinor: new Decimal(amountMinor) }]),
    ),
  ];
};
