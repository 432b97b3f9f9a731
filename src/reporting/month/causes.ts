/**
 * Why a line of a closed month came out otherwise: a fact about it that the log got since its month was stated or
 * corrected last. Facts are named by kind and position in the log, such as `late play@4711`.
 */
import type { Cause } from '../../domain/royalties/months/adjustments.js';
import {
  changedClasses, changedEntries, changedPayees, changedPools, changedRates, changedSubjects, changedUse, inMarket,
  type Range,
} from './changed-facts.js'; // prettier-ignore
import type { ClosedMonth } from './closed-months.js';
import { rulesOf } from './month-rules.js';
import type { LineRow, MonthTransaction } from './month-tables.js';

type About = Pick<LineRow, 'right_kind' | 'track_id' | 'work_id' | 'territory' | 'offering'> & {
  /** The party had no such line before, or has none any more. */
  readonly isMoved: boolean;
};

/**
 * From the nearest fact to the farthest: claims to the subject, who its payee is, how the track was used, the pool, how
 * others in the pool were used, rates. A catalogue entry comes last unless it names another label: most changes of one
 * move no money.
 */
export type CauseOf = (line: About) => Cause;

const NONE = { own: new Map<string, Cause>(), others: new Map<string, Cause>() };

export const causesSince = async (tx: MonthTransaction, month: ClosedMonth, range: Range): Promise<CauseOf> => {
  const { period, basis } = month;
  const subjects = await changedSubjects(tx, range);
  const payees = await changedPayees(tx, month, range);
  const use = await changedUse(tx, period, range);
  const classes = rulesOf(basis).functionalNoise === undefined ? NONE : await changedClasses(tx, period, range);
  const pools = await changedPools(tx, period, range);
  const rates = await changedRates(tx, period, range);
  const entries = await changedEntries(tx, period, range);
  const anything = { kind: 'a fact between here and there', eventId: `${range.since}-${range.knownAt}` };
  return ({ right_kind, track_id, work_id, territory, offering, isMoved }) => {
    const market = `${territory} ${offering}`;
    const own = inMarket(market, track_id);
    const ofRecording = <Fact>(fact: Fact) => (right_kind === 'recording' ? fact : undefined);
    const subject = right_kind === 'recording' ? `making-available ${track_id}` : `${right_kind} ${work_id}`;
    const facts = [
      subjects.get(subject),
      subjects.get(`embodies ${track_id}`),
      isMoved ? ofRecording(payees.get(track_id)) : undefined,
      use.own.get(own),
      ofRecording(classes.own.get(own)),
      pools.get(market),
      use.others.get(market),
      ofRecording(classes.others.get(market)),
      right_kind === 'mechanical' && territory === 'US' ? rates.get('royalty') : undefined,
      rates.get('currency'),
      entries.own.get(own),
      entries.others.get(market),
    ];
    return facts.find((fact) => fact !== undefined) ?? anything;
  };
};
