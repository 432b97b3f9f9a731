/**
 * Why a line of a closed month came out otherwise: the first fact about it that the log got since its month was stated or
 * corrected last. Facts are named by kind and position in the log, such as `late play@4711`.
 */
import { sql } from 'kysely';
import type { Cause } from '../../domain/royalties/months/adjustments.js';
import type { LineRow, MonthTransaction } from './month-tables.js';

type About = Pick<LineRow, 'right_kind' | 'track_id' | 'work_id' | 'territory' | 'offering'>;
/** From the nearest fact to the farthest: claims to the subject, own plays, own pool, plays of others in it, rates. */
export type CauseOf = (line: About) => Cause;

type Known = ReadonlyMap<string, bigint>;

export const causesSince = async (tx: MonthTransaction, period: string, range: Range): Promise<CauseOf> => {
  const { since, knownAt } = range;
  const subjects = await changedSubjects(tx, range);
  const pools = await changedPools(tx, period, range);
  const plays = await latePlays(tx, period, since);
  const rates = await changedRates(tx, period, range);
  const markets = new Map<string, bigint>();
  for (const [key, position] of plays) {
    const market = key.slice(0, key.indexOf('\u0000'));
    const first = markets.get(market);
    if (first === undefined || position < first) markets.set(market, position);
  }
  const anything = { kind: 'a fact between here and there', eventId: `${since}-${knownAt}` };
  return ({ right_kind, track_id, work_id, territory, offering }) => {
    const market = `${territory} ${offering}`;
    const subject = right_kind === 'recording' ? `making-available ${track_id}` : `${right_kind} ${work_id}`;
    return (
      found('changed claim', subjects, subject) ??
      found('changed works', subjects, `embodies ${track_id}`) ??
      found('late play', plays, `${market}\u0000${track_id}`) ??
      found('changed pool', pools, market) ??
      found('late play in the pool', markets, market) ??
      (right_kind === 'mechanical' && territory === 'US' ? found('changed rate', rates, 'royalty') : undefined) ??
      found('changed rate', rates, 'currency') ??
      anything
    );
  };
};

const found = (kind: string, known: Known, key: string): Cause | undefined => {
  const position = known.get(key);
  return position === undefined ? undefined : { kind, eventId: position.toString() };
};

/** After `since`, up to `knownAt`. */
export type Range = { readonly since: bigint; readonly knownAt: bigint };

const changedSubjects = async (tx: MonthTransaction, { since, knownAt }: Range): Promise<Known> => {
  const { rows } = await sql<{ subject: string; position: bigint }>`
    select right_kind || ' ' || subject_id as subject, min(position) as position from claims
     where position > ${since} and position <= ${knownAt} group by 1
    union all
    select 'embodies ' || track_id, min(position) from embodiments
     where position > ${since} and position <= ${knownAt} group by 1`.execute(tx);
  return new Map(rows.map(({ subject, position }) => [subject, position]));
};

const changedPools = async (tx: MonthTransaction, period: string, { since, knownAt }: Range): Promise<Known> => {
  const { rows } = await sql<{ market: string; position: bigint }>`
    select market, min(position) as position from (
      select territory || ' ' || offering as market, declared_at as position from pools where period = ${period}
      union all
      select territory || ' ' || offering, position from revenue_declarations where period = ${period}) as stated
     where position > ${since} and position <= ${knownAt} group by 1`.execute(tx);
  return new Map(rows.map(({ market, position }) => [market, position]));
};

/** Of royalties, and of currencies, that hold in the month: pools are worked out and converted by them. */
const changedRates = async (tx: MonthTransaction, period: string, { since, knownAt }: Range): Promise<Known> => {
  const { rows } = await sql<{ of: string; position: bigint }>`
    select of, min(position) as position from (
      select 'currency' as of, position from fx_rates where left(rate_on, 7) <= ${period}
      union all
      select 'royalty', position from declared_rates where left(effective_from, 7) <= ${period}) as stated
     where position > ${since} and position <= ${knownAt} group by 1`.execute(tx);
  return new Map(rows.map(({ of, position }) => [of, position]));
};

/** By market and track, under the id that the catalogue has. */
const latePlays = async (tx: MonthTransaction, period: string, since: bigint): Promise<Known> => {
  const { rows } = await sql<{ key: string; track_id: string; position: bigint }>`
    select plays.territory || ' ' || plays.offering as key, coalesce(match.track_id, plays.track_id) as track_id,
           min(plays.position) as position
      from listener_history plays left join recording_matches match on match.recording_id = plays.track_id
     where plays.position > ${since} and plays.counted
       and plays.happened_at >= (${period} || '-01')::timestamp at time zone 'UTC'
       and plays.happened_at < ((${period} || '-01')::timestamp + interval '1 month') at time zone 'UTC'
     group by 1, 2`.execute(tx);
  return new Map(rows.map(({ key, track_id, position }) => [`${key}\u0000${track_id}`, position]));
};
