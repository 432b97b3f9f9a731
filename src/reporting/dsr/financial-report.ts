/** A label's month by FinancialReportingToRecordCompaniesProfileSRB: one row a line of its statement. */
import { sum } from '../../domain/shared/money.js';
import { minorUnitExponent } from '../../domain/shared/currency.js';
import { territoryOfMarket } from './cells/territories.js';
import { financialReporting, SR08, SY10 } from './cells/financial-reporting.js';
import type { DsrLine } from './dsr-line.js';
import { majorOf, ratioOf } from './forms.js';
import { commercialModelOf, useTypeOf } from './market-codes.js';
import type { ProfileReport, ReportState } from './profile-report.js';
import { recordWriter } from './record-text.js';
import type { Summary } from './summaries.js';

const rowText = recordWriter('SR08', SR08);
const summaryText = recordWriter('SY10', SY10);

const NOTHING = '0';
const ONE = '1';
const WHOLE = '100';

/**
 * Amounts are in one currency, which both accounting and transaction are in: pools were converted before they were shared
 * out. A stream is sold as the release of the track alone; streams that a correction takes back are returns.
 */
const row = ([line]: readonly DsrLine[], { summaries, nth }: ReportState): string => {
  const { trackId, isrc, title, artist, streams, currency } = line!;
  const summary = summaries.of(line!);
  summary.usages += streams;
  summary.amountMinor = summary.amountMinor.plus(line!.amountMinor);
  summary.grossMinor = summary.grossMinor.plus(line!.grossMinor);
  const amount = majorOf(line!.amountMinor, currency);
  const gross = majorOf(line!.grossMinor, currency);
  const price = ratioOf(BigInt(line!.amountMinor.toFixed()), streams, minorUnitExponent(currency));
  const back = streams < 0n;
  return rowText({
    SalesTransactionId: `T${nth}`,
    DspReleaseId: trackId,
    ReleaseType: 'TrackRelease',
    ReleaseTitle: title,
    ReleaseDisplayArtistName: artist,
    ResourceISRC: isrc,
    DspResourceId: trackId,
    ResourceType: 'SoundRecording',
    ResourceTitle: title,
    ResourceDisplayArtistName: artist,
    SummaryRecordId: summary.id,
    SalesTransactionDate: summary.lastDay,
    TotalUsages: back ? NOTHING : streams,
    Returns: back ? -streams : NOTHING,
    NetUsage: streams,
    RightSharePercentage: WHOLE,
    CalculatedUnitPriceInCurrencyOfTransaction: price,
    CalculatedUnitPriceInCurrencyOfAccounting: price,
    AllocatedRevenueInCurrencyOfTransaction: amount,
    AllocatedRevenueInCurrencyOfAccounting: amount,
    AllocatedNetRevenueInCurrencyOfTransaction: gross,
    AllocatedNetRevenueInCurrencyOfAccounting: gross,
    CopyrightObligationWithDSP: true,
  });
};

const summary = (of: Summary, { service, summaries }: ReportState): string => {
  const { period, territory, offering, currency, usages, fees, lastDay: last } = of;
  const market = summaries.marketOf(of);
  const net = majorOf(market.amountMinor, currency);
  const amount = majorOf(of.amountMinor, currency);
  const gross = majorOf(of.grossMinor, currency);
  const total = majorOf(sum([of.amountMinor, ...fees.map(({ amountMinor }) => amountMinor)]), currency);
  const feeAmounts = fees.map(({ amountMinor }) => majorOf(amountMinor, currency));
  return summaryText({
    SummaryRecordId: of.id,
    CommercialModel: commercialModelOf(offering),
    UseType: useTypeOf(offering),
    ReportingPeriodStartDate: `${period}-01`,
    ReportingPeriodEndDate: last,
    Territory: territoryOfMarket(territory),
    ServiceDescription: service,
    OfferType: offering,
    Usages: market.usages,
    AllocatedUsages: usages,
    Returns: NOTHING,
    MusicUsageRatio: ONE,
    CurrencyOfTransaction: currency,
    CurrencyOfAccounting: currency,
    ExchangeRate: ONE,
    DateOfCurrencyExchange: `${last}T00:00:00Z`,
    DeductionsInCurrencyOfTransaction: NOTHING,
    DeductionsInCurrencyOfAccounting: NOTHING,
    NetRevenueInCurrencyOfTransaction: net,
    NetRevenueInCurrencyOfAccounting: net,
    AllocatedRevenueInCurrencyOfTransaction: amount,
    AllocatedRevenueInCurrencyOfAccounting: amount,
    AllocatedNetRevenueInCurrencyOfTransaction: gross,
    AllocatedNetRevenueInCurrencyOfAccounting: gross,
    RightsControllerMarketShare: ratioOf(usages * 100n, market.usages, 0),
    SubscriptionFeeInCurrencyOfAccounting: NOTHING,
    UsageIndependentFeeType: fees.map(({ type }) => type),
    UsageIndependentFeeInCurrencyOfTransaction: feeAmounts,
    UsageIndependentFeeInCurrencyOfAccounting: feeAmounts,
    FinalTotalAmountInCurrencyOfTransaction: total,
    FinalTotalAmountInCurrencyOfAccounting: total,
  });
};

export const financialReport: ProfileReport = {
  profile: financialReporting,
  code: 'F',
  byTrack: false,
  feesAreBlocks: false,
  block: (lines, report) => [row(lines, report)],
  summary,
};
