/**
 * Chart units from streams and sales: for display, never for money. The ratios change with the date of a chart, so each
 * is a version of its own.
 *
 * Billboard: 1,250 paid or 3,750 ad-supported streams an album unit, 1,000 and 2,500 from charts dated 17 Jan 2026
 * (https://hypebeast.com/2025/12/billboard-changes-rules-paid-streaming-more-power-charts). Official Charts Company: 100
 * premium or 600 ad-funded streams a sale, 200 and 1,200 in decline (https://absolutelabelservices.com/ukchartstreamingratios/).
 */
import { Decimal } from '../../shared/money.js';
import type { UsagePolicy } from './usage-policy.js';

/** Streams that make one unit. */
export type ChartRatio = { readonly premium: bigint; readonly ad: bigint };

export type ChartPolicy = UsagePolicy & {
  readonly ratio: ChartRatio;
  /** The first chart that it applies to, by its date; null for "as long as anybody remembers". */
  readonly effectiveFrom: string | null;
};

export const CHART_POLICIES = [
  { name: 'billboard-album', version: 1, ratio: { premium: 1_250n, ad: 3_750n }, effectiveFrom: null },
  { name: 'billboard-album', version: 2, ratio: { premium: 1_000n, ad: 2_500n }, effectiveFrom: '2026-01-17' },
  { name: 'occ-standard', version: 1, ratio: { premium: 100n, ad: 600n }, effectiveFrom: null },
  { name: 'occ-accelerated', version: 1, ratio: { premium: 200n, ad: 1_200n }, effectiveFrom: null },
] as const satisfies readonly ChartPolicy[];

export type ChartStreams = { readonly premium: bigint; readonly ad: bigint };
export type AlbumSales = { readonly albums: bigint; readonly tracks: bigint };

/** Tracks sold that make one album unit. */
const TRACKS_PER_ALBUM = 10n;

/** Exact to 50 digits; two streams of either kind are divided once, so that a whole number of units comes out whole. */
export const chartUnits = ({ premium, ad }: ChartStreams, ratio: ChartRatio): Decimal =>
  new Decimal(premium * ratio.ad + ad * ratio.premium).div(new Decimal(ratio.premium * ratio.ad));

/** Album units of sales and streams together. */
export const albumUnits = ({ albums, tracks }: AlbumSales, streams: ChartStreams, ratio: ChartRatio): Decimal => {
  const { premium, ad } = ratio;
  const units = (albums * TRACKS_PER_ALBUM + tracks) * premium * ad;
  const fromStreams = (streams.premium * ad + streams.ad * premium) * TRACKS_PER_ALBUM;
  return new Decimal(units + fromStreams).div(new Decimal(TRACKS_PER_ALBUM * premium * ad));
};
