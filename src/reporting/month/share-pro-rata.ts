/**
 * Pro rata: the database counts how many tracks have how many streams, the domain says what each count is paid, and the
 * database writes a line for each track. No track ever comes here, so time and memory do not grow with the catalogue.
 */
import { sql } from 'kysely';
import { allocateClasses, type ClassAllocation, type WeightClass } from '../../domain/royalties/allocate-classes.js';
import type { Decimal } from '../../domain/shared/money.js';
import type { MonthPool } from './month-pool.js';
import type { MonthTransaction } from './month-tables.js';
import { onlyHashJoins } from './plan-hints.js';

/** The column of `month_usage` that is paid for: `weight` where some streams weigh less than others. */
export type Counted = 'streams' | 'weight';

/** What of each pool nobody streamed for, in the order of the pools. */
export const shareProRata = async (
  tx: MonthTransaction,
  runId: string,
  pools: readonly MonthPool[],
  by: Counted = 'streams',
): Promise<readonly Decimal[]> => {
  const classes = await classesByMarket(tx, by);
  const allocations = pools.map((pool) => allocateClasses(pool.amountMinor, classes.get(marketOf(pool)) ?? []));
  await makeShares(tx, pools, allocations);
  // Counts of streams are few and tracks many: a hash of the shares beats whatever the server may think of.
  await onlyHashJoins(tx, async () => {
    await markLastFirst(tx, by);
    await writeLines(tx, runId, by);
  });
  return allocations.map(({ undistributed }) => undistributed);
};

const marketOf = ({ territory, offering }: { readonly territory: string; readonly offering: string }) =>
  `${territory} ${offering}`;

const classesByMarket = async (
  tx: MonthTransaction,
  by: Counted,
): Promise<ReadonlyMap<string, readonly WeightClass[]>> => {
  const rows = await tx
    .selectFrom('month_usage')
    .select(['territory', 'offering', `${by} as weight`])
    .select(sql<bigint>`count(*)`.as('members'))
    .groupBy(['territory', 'offering', by])
    .execute();
  const classes = new Map<string, WeightClass[]>();
  for (const { weight, members, ...market } of rows) {
    const list = classes.get(marketOf(market)) ?? [];
    list.push({ weight, members });
    classes.set(marketOf(market), list);
  }
  return classes;
};

/** What each count of streams is paid in each pool: some hundred rows a pool. */
const makeShares = async (
  tx: MonthTransaction,
  pools: readonly MonthPool[],
  allocations: readonly ClassAllocation[],
): Promise<void> => {
  await sql`drop table if exists pg_temp.month_shares`.execute(tx);
  await sql`
    create temporary table month_shares (
      territory text collate "C", offering text collate "C", currency text collate "C", streams bigint,
      whole_minor numeric, extra text collate "C", pool integer, first bigint, last_first text collate "C"
    ) on commit drop`.execute(tx);
  const rows = pools.flatMap((pool, index) => {
    const { shares, first } = allocations[index]!;
    return shares.map((share) => ({
      ...pool,
      ...share,
      pool: index.toString(),
      first: share.extra === 'first' ? first.toString() : null,
    }));
  });
  const column = (of: (row: (typeof rows)[number]) => string | null) => sql`${rows.map(of)}::text[]`;
  await sql`
    insert into month_shares (territory, offering, currency, streams, whole_minor, extra, pool, first)
    select t, o, c, s::bigint, w::numeric, e, p::integer, f::bigint
      from unnest(${column(({ territory }) => territory)}, ${column(({ offering }) => offering)},
                  ${column(({ currency }) => currency)}, ${column(({ weight }) => weight.toString())},
                  ${column(({ wholeMinor }) => wholeMinor.toString())}, ${column(({ extra }) => extra)}, ${column(({ pool }) => pool)},
                  ${column(({ first }) => first)}) as share (t, o, c, s, w, e, p, f)`.execute(tx);
  await sql`analyze pg_temp.month_shares`.execute(tx);
};

/** The id up to which tracks of the tied classes get one unit more. Pools are told apart by number, which sorts faster than names. */
const markLastFirst = (tx: MonthTransaction, by: Counted) =>
  sql`
  with tied as materialized (
    select pool, first, territory, offering, streams from month_shares where first is not null),
  placed as (
    select pool, first, track_id, row_number() over (partition by pool order by track_id) as place
      from month_usage usage join tied on tied.territory = usage.territory and tied.offering = usage.offering
                                       and tied.streams = usage.${sql.ref(by)})
  update month_shares as share set last_first = placed.track_id
    from placed where placed.place = placed.first and share.first is not null and share.pool = placed.pool`.execute(tx);

const writeLines = (tx: MonthTransaction, runId: string, by: Counted) =>
  sql`
  insert into royalty_lines (run_id, right_kind, party, held, track_id, work_id, territory, offering, currency, corrects,
                             streams, amount_minor)
  select ${runId}, 'recording', payee.party, case when payee.party is null then 'unmatched' end, usage.track_id, '',
         usage.territory, usage.offering, share.currency, '', usage.streams,
         case when share.extra = 'all' or usage.track_id <= share.last_first then share.whole_minor + 1
              else share.whole_minor end
    from month_usage usage
    join month_shares share on share.territory = usage.territory and share.offering = usage.offering
                           and share.streams = usage.${sql.ref(by)}
    left join tracks on tracks.track_id = usage.track_id
    left join month_labels payee on payee.label = tracks.label`.execute(tx);
