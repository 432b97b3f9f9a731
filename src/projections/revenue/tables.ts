/** The tables of the revenue projection: one row per edition, never changed. */
import type { RevenueDeclaration } from '../../domain/royalties/revenue/declaration.js';
import type { Rate } from '../../domain/royalties/rates/rate.js';

export type RevenueTables = {
  readonly revenue_declarations: {
    readonly period: string;
    readonly territory: string;
    readonly offering: string;
    readonly currency: string;
    readonly edition: number;
    /** Where in the log the edition lies: the newest one at or before a position is what was known there. */
    readonly position: bigint;
    readonly offering_kind: string;
    /** Major units, as declared. */
    readonly gross: string;
    /** Everything that was declared, in its own words. */
    readonly declaration: RevenueDeclaration;
  };
  readonly fx_rates: {
    readonly from_currency: string;
    readonly to_currency: string;
    /** `YYYY-MM-DD`. */
    readonly rate_on: string;
    readonly edition: number;
    readonly position: bigint;
    /** Units of `to` per unit of `from`, both major. */
    readonly rate: string;
    readonly source: string;
    readonly fx_rate_id: string;
  };
  readonly declared_rates: {
    /** Rule and scope, as the stream is called. */
    readonly stream: string;
    readonly rule: string;
    /** `YYYY-MM-DD`. */
    readonly effective_from: string;
    readonly edition: number;
    readonly position: bigint;
    readonly rate: Rate;
  };
};

export const revenueDeclarationsDdl = (physical: string) => `
  create table ${physical} (
    period        text collate "C" not null,
    territory     text collate "C" not null,
    offering      text collate "C" not null,
    currency      text collate "C" not null,
    edition       integer not null,
    position      bigint not null,
    offering_kind text collate "C" not null,
    gross         numeric not null check (gross >= 0),
    declaration   jsonb not null,
    primary key (period, territory, offering, currency, edition)
  )`;

export const fxRatesDdl = (physical: string) => `
  create table ${physical} (
    from_currency text collate "C" not null,
    to_currency   text collate "C" not null,
    rate_on       text collate "C" not null,
    edition       integer not null,
    position      bigint not null,
    rate          numeric not null check (rate > 0),
    source        text not null,
    fx_rate_id    text collate "C" not null,
    primary key (from_currency, to_currency, rate_on, edition)
  )`;

export const declaredRatesDdl = (physical: string) => `
  create table ${physical} (
    stream         text collate "C" not null,
    rule           text collate "C" not null,
    effective_from text collate "C" not null,
    edition        integer not null,
    position       bigint not null,
    rate           jsonb not null,
    primary key (stream, edition)
  )`;
