/** Chart units and chart counts in the vectors' format: for display, never for money. */
import { chartStreams } from '../../domain/royalties/usage/chart-cap.js';
import { albumUnits, CHART_POLICIES, chartUnits, type ChartRatio } from '../../domain/royalties/usage/chart-units.js';
import type { Decimal } from '../../domain/shared/money.js';
import {
  countOf, eachOf, fixed, has, listOf, recordOf, textOf, unread,
  type VectorInputs, type VectorModel, type VectorModels,
} from './vector-models.js'; // prettier-ignore

const [BILLBOARD_OLD, BILLBOARD_NEW] = CHART_POLICIES;

/** Units that end have at most this many decimals in practice; those that do not end are shown with fewer. */
const UNIT_DECIMALS_MAX = 20;
const ENDLESS_DECIMALS = 6;

/** The form `album`, or the form `ratios` where ratios are given. */
const units: VectorModel = (inputs) => {
  if (!has(inputs, 'ratios')) return ofAlbum(inputs);
  const streams = { premium: countOf(inputs, 'premium_streams'), ad: countOf(inputs, 'ad_funded_streams') };
  const ratios = eachOf(recordOf(inputs, 'ratios'), ratioOf);
  return Object.fromEntries([...ratios].map(([name, ratio]) => [name, unitsText(chartUnits(streams, ratio))]));
};

const ofAlbum = (inputs: VectorInputs) => {
  const sales = { albums: countOf(inputs, 'album_sales'), tracks: countOf(inputs, 'track_sales') };
  const streams = { premium: countOf(inputs, 'paid'), ad: countOf(inputs, 'ad') };
  return {
    units_old: unitsText(albumUnits(sales, streams, BILLBOARD_OLD.ratio)),
    units_new: unitsText(albumUnits(sales, streams, BILLBOARD_NEW.ratio)),
  };
};

const ratioOf = (ratios: VectorInputs, name: string): ChartRatio => {
  const ratio = recordOf(ratios, name);
  return { premium: positive(ratio, 'premium'), ad: positive(ratio, 'ad') };
};

const positive = (record: VectorInputs, field: string): bigint => {
  const value = countOf(record, field);
  return value > 0n ? value : unread(field, 'more than zero', record[field]);
};

const unitsText = (value: Decimal): string =>
  value.decimalPlaces() <= UNIT_DECIMALS_MAX ? value.toFixed() : fixed(value, ENDLESS_DECIMALS);

const capped: VectorModel = (inputs) => {
  const plays = listOf(inputs, 'plays').map((line) => ({
    listenerId: textOf(line, 'user'),
    trackId: textOf(line, 'track'),
    day: textOf(line, 'day'),
    plays: countOf(line, 'n'),
  }));
  return {
    chart_streams: chartStreams(plays, { playsMax: countOf(inputs, 'cap') }),
    royalty_streams: plays.reduce((total, line) => total + line.plays, 0n),
  };
};

export const chartVectors: VectorModels = { chart_units: units, chart_count_cap: capped };
