/**
 * What functional noise weighs in a month. It is a rule for the recordings' money: the works in a recording of rain, if it
 * has any, are paid by streams as before. The streams stay what they are, so lines say how often it was heard.
 */
import { sql } from 'kysely';
import { noiseWeight, type FunctionalNoisePolicy } from '../../domain/royalties/usage/functional-noise.js';
import { usageWeights } from '../../domain/royalties/usage/weigh-usage.js';
import type { Decimal } from '../../domain/shared/money.js';
import { noiseTracks } from '../queries/noise-tracks.js';
import type { AsOf } from '../queries/rights-claims.js';
import { rightsReader, type MonthTransaction } from './month-tables.js';

/** What a stream of each track weighs that is functional noise; of music it is 1. */
export type NoiseWeights = ReadonlyMap<string, Decimal>;

/** Adds to `month_usage` what each row weighs, in whole parts. Undefined where no track of the month is noise. */
export const weighNoise = async (
  tx: MonthTransaction,
  asOf: AsOf,
  policy: Pick<FunctionalNoisePolicy, 'secondsMin' | 'weight'>,
): Promise<NoiseWeights | undefined> => {
  const { rows } = await sql<{ track_id: string; seconds: bigint }>`
    select noise.track_id, coalesce(tracks.duration_ms / 1000, 0)::bigint as seconds
      from (${noiseTracks(rightsReader(tx), asOf)}) as noise left join tracks on tracks.track_id = noise.track_id
     where noise.track_id in (select track_id from month_usage)
     order by noise.track_id`.execute(tx);
  if (rows.length === 0) return undefined;
  const noise = new Map(rows.map(({ track_id, seconds }) => [track_id, noiseWeight({ functional: true, seconds }, policy)])); // prettier-ignore
  const { one, parts } = usageWeights(noise);
  await sql`alter table month_usage add column weight bigint`.execute(tx);
  await sql`update month_usage set weight = streams * ${one.toString()}::bigint`.execute(tx);
  await sql`
    update month_usage usage set weight = usage.streams * noise.parts
      from unnest(${[...parts.keys()]}::text[], ${[...parts.values()].map(String)}::bigint[]) as noise (track_id, parts)
     where usage.track_id = noise.track_id`.execute(tx);
  return noise;
};
