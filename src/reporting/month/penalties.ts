/**
 * What artificial streams cost: a charge for each penalised track and month, to the party that its recording is paid to.
 * A verdict about a closed month, or one that is lifted, makes a difference to what was charged so far; that is charged,
 * or given back, in the open one.
 */
import { sql } from 'kysely';
import { penaltyOf, type ArtificialStreamsPolicy } from '../../domain/royalties/usage/artificial-streams.js';
import { usagePolicyId } from '../../domain/royalties/usage/usage-policy.js';
import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';
import type { ArtificialUsage } from './artificial-usage.js';
import { claimedLines, claimsBySubject } from './claimed-lines.js';
import { lastDayOf } from './month-pools.js';
import type { MonthTransaction } from './month-tables.js';
import { OVERCLAIM } from './share-month.js';
import type { Line } from './write-lines.js';

export type Penalty = {
  /** The month of the streams. */
  readonly period: string;
  readonly trackId: string;
  readonly party: string;
  /** Of the policy; the party is charged in the currency that it is settled in. */
  readonly currency: Currency;
  /** Whole minor units; below zero where a penalty is given back. */
  readonly amountMinor: Decimal;
  readonly rule: string;
};

export type PenaltiesQuestion = {
  readonly period: string;
  readonly knownAt: bigint;
  readonly policy: ArtificialStreamsPolicy | undefined;
  readonly artificial: ArtificialUsage | undefined;
};

/** By track. Ask while `month_labels` is that of the month. A track whose money is held has nobody to charge. */
export const penaltiesOf = async (
  tx: MonthTransaction,
  { period, knownAt, policy, artificial }: PenaltiesQuestion,
): Promise<readonly Penalty[]> => {
  if (policy === undefined || artificial === undefined) return [];
  const penalties: Penalty[] = [];
  for (const { trackId, streams, artificial: found } of artificial.tracks) {
    const amountMinor = penaltyOf({ streams, artificial: found }, policy);
    const party = amountMinor.isZero() ? undefined : await payeeOf(tx, { trackId, period, knownAt });
    if (party === undefined) continue;
    const rule = `${found} of ${streams} streams are artificial; ${usagePolicyId(policy)}`;
    penalties.push({ period, trackId, party, currency: currencyOf(policy.currency), amountMinor, rule });
  }
  return penalties;
};

type Track = { readonly trackId: string; readonly period: string; readonly knownAt: bigint };

/** Who is paid for most of the track's streams, artificial or not: by claim, or by label where nobody claims it. */
const payeeOf = async (tx: MonthTransaction, { trackId, period, knownAt }: Track): Promise<string | undefined> => {
  const { rows } = await sql<{ territory: string; streams: bigint; party: string | null }>`
    select usage.territory, sum(usage.streams)::bigint as streams, max(payee.party) as party
      from royalty_usage usage left join recording_matches match on match.recording_id = usage.track_id
      left join tracks on tracks.track_id = ${trackId} left join month_labels payee on payee.label = tracks.label
     where usage.period = ${period} and coalesce(match.track_id, usage.track_id) = ${trackId}
     group by 1 order by 1`.execute(tx);
  const paid = new Map<string, Decimal>();
  for (const { territory, streams, party } of rows) {
    const scope = { right: 'making-available', territory, day: lastDayOf(period), knownAt } as const;
    const claims = (await claimsBySubject(tx, scope)).get(trackId);
    const whole: Line = { right: 'recording', party: party ?? undefined, trackId, workId: '', territory, offering: '', currency: '', streams, amountMinor: new Decimal(streams) }; // prettier-ignore
    for (const line of claims === undefined ? [whole] : claimedLines(whole, claims, OVERCLAIM))
      if (line.party !== undefined) paid.set(line.party, (paid.get(line.party) ?? ZERO).plus(line.amountMinor));
  }
  const [most] = [...paid].sort(([one, less], [other, more]) => more.cmp(less) || (one < other ? -1 : 1));
  return most?.[0];
};

/** What is to be charged now, from what a closed month's penalties are by now and what was charged for it so far. */
export const penaltiesLeft = (now: readonly Penalty[], charged: readonly Penalty[]): readonly Penalty[] => {
  const left = new Map<string, Penalty>();
  const add = (penalty: Penalty, amountMinor: Decimal, rule: string) => {
    const key = [penalty.period, penalty.trackId, penalty.party, penalty.currency].join('\u0000');
    const known = left.get(key);
    left.set(key, { ...penalty, rule: known?.rule ?? rule, amountMinor: amountMinor.plus(known?.amountMinor ?? ZERO) });
  };
  for (const penalty of now) add(penalty, penalty.amountMinor, penalty.rule);
  for (const penalty of charged)
    add(penalty, penalty.amountMinor.neg(), 'the verdict was lifted, or charges another party');
  const entries = [...left].filter(([, { amountMinor }]) => !amountMinor.isZero());
  return entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, penalty]) => penalty);
};

/** What closed months charged for one of them, by their runs. */
export const penaltiesCharged = async (
  tx: MonthTransaction,
  { period, runs }: { readonly period: string; readonly runs: readonly string[] },
): Promise<readonly Penalty[]> => {
  const { rows } = await sql<{ said: Omit<Penalty, 'amountMinor'> & { readonly amountMinor: string } }>`
    select said from royalty_runs, json_array_elements(coalesce(outcome -> 'penalties', '[]'::json)) as said
     where run_id = any(${runs}::text[]) and said ->> 'period' = ${period}`.execute(tx);
  return rows.map(({ said }) => ({ ...said, amountMinor: new Decimal(said.amountMinor) }));
};
