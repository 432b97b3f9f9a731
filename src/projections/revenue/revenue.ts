/**
 * Revenue, currency rates and rates as declared: one row per edition, with where in the log it lies, so that a month can
 * be computed as it was known at any position of the log.
 */
import type { RevenueEvent } from '../../domain/royalties/revenue/revenue.js';
import type { FxRateEvent } from '../../domain/royalties/revenue/fx-rate.js';
import {
  FX_RATE_EVENT_TYPES,
  REVENUE_EVENT_TYPES,
  upcastFxRate,
  upcastRevenue,
  type StoredFxRateEvent,
  type StoredRevenueEvent,
} from '../../domain/royalties/revenue/stored-events.js';
import { rateStream, type RateEvent } from '../../domain/royalties/rates/declared-rate.js';
import { RATE_EVENT_TYPES, upcastRate, type StoredRateEvent } from '../../domain/royalties/rates/stored-events.js';
import type { Projection, ProjectionWriter } from '../projection.js';
import { declaredRatesDdl, fxRatesDdl, revenueDeclarationsDdl } from './tables.js';

type Row<Event extends { readonly data: object }> = Event['data'] & { readonly position: bigint };

const INTO_REVENUE = `
  (period, territory, offering, currency, edition, position, offering_kind, gross, declaration)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::text[], $8::numeric[], $9::jsonb[])
  on conflict do nothing`;
const INTO_FX = `
  (from_currency, to_currency, rate_on, edition, position, rate, source, fx_rate_id)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::numeric[], $7::text[], $8::text[])
  on conflict do nothing`;
const INTO_RATES = `
  (stream, rule, effective_from, edition, position, rate)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::jsonb[])
  on conflict do nothing`;

const writeRevenue = (write: ProjectionWriter, rows: readonly Row<RevenueEvent>[]) =>
  write.run(`insert into ${write.table('revenue_declarations')} ${INTO_REVENUE}`, [
    rows.map(({ period }) => period),
    rows.map(({ territory }) => territory),
    rows.map(({ offering }) => offering),
    rows.map(({ currency }) => currency),
    rows.map(({ edition }) => edition),
    rows.map(({ position }) => position),
    rows.map(({ offeringKind }) => offeringKind),
    rows.map(({ gross }) => gross),
    rows.map(({ edition: _edition, position: _position, ...declaration }) => JSON.stringify(declaration)),
  ]);

const writeFxRates = (write: ProjectionWriter, rows: readonly Row<FxRateEvent>[]) =>
  write.run(`insert into ${write.table('fx_rates')} ${INTO_FX}`, [
    rows.map(({ from }) => from),
    rows.map(({ to }) => to),
    rows.map(({ on }) => on),
    rows.map(({ edition }) => edition),
    rows.map(({ position }) => position),
    rows.map(({ rate }) => rate),
    rows.map(({ source }) => source),
    rows.map(({ id }) => id),
  ]);

const writeRates = (write: ProjectionWriter, rows: readonly Row<RateEvent>[]) =>
  write.run(`insert into ${write.table('declared_rates')} ${INTO_RATES}`, [
    rows.map((rate) => rateStream(rate)),
    rows.map(({ rule }) => rule),
    rows.map(({ effectiveFrom }) => effectiveFrom),
    rows.map(({ edition }) => edition),
    rows.map(({ position }) => position),
    rows.map(({ edition: _edition, position: _position, ...rate }) => JSON.stringify(rate)),
  ]);

export const revenue: Projection = {
  name: 'revenue',
  version: '1',
  question: 'What revenue, currency rates and rates were declared, and since when are they known?',
  types: [...REVENUE_EVENT_TYPES, ...FX_RATE_EVENT_TYPES, ...RATE_EVENT_TYPES],
  tables: {
    revenue_declarations: revenueDeclarationsDdl,
    fx_rates: fxRatesDdl,
    declared_rates: declaredRatesDdl,
  },
  apply: async (batch, write) => {
    const [declared, converted, rated]: [Row<RevenueEvent>[], Row<FxRateEvent>[], Row<RateEvent>[]] = [[], [], []];
    for (const { position, ...stored } of batch) {
      const event = stored as unknown as StoredRevenueEvent | StoredFxRateEvent | StoredRateEvent;
      if (event.type === 'RevenueDeclared.v1') declared.push({ ...upcastRevenue(event).data, position });
      else if (event.type === 'FxRateDeclared.v1') converted.push({ ...upcastFxRate(event).data, position });
      else rated.push({ ...upcastRate(event).data, position });
    }
    if (declared.length > 0) await writeRevenue(write, declared);
    if (converted.length > 0) await writeFxRates(write, converted);
    if (rated.length > 0) await writeRates(write, rated);
  },
};
