/** FinancialReportingToRecordCompaniesProfileSRB 1.0: usage with the money that is due for it, for record companies. */
import { cells } from './cell.js';
import type { DsrProfile } from './profile.js';
import { HEAD_OF_ONE_FILE, SRFO } from './shared-records.js';

export const SY10 = cells(
  'SummaryRecordId', 'DistributionChannelName?', 'DistributionChannelDPID:dpid?',
  'CommercialModel:CommercialModelType', 'UseType:UseType', 'ReportingPeriodStartDate:date',
  'ReportingPeriodEndDate:date', 'SubscriberType?', 'Subscribers:dec?', 'ActiveSubscribers:dec?',
  'PromotionalActivity?', 'Territory:CurrentTerritoryCode', 'ServiceDescription?', 'OfferType?', 'Quality?',
  'Usages:dec', 'AllocatedUsages:dec', 'Returns:dec', 'MusicUsageRatio:dec', 'CurrencyOfTransaction:CurrencyCode',
  'CurrencyOfAccounting:CurrencyCode', 'ExchangeRate:dec', 'ExchangeRateSource?',
  'DateOfCurrencyExchange:datetime?', 'GrossRevenueInCurrencyOfTransaction:dec?',
  'GrossRevenueInCurrencyOfAccounting:dec?', 'CalculationType*', 'CalculationValue:dec*', 'DeductionType*',
  'DeductionsInCurrencyOfTransaction:dec+', 'DeductionsInCurrencyOfAccounting:dec+',
  'NetRevenueInCurrencyOfTransaction:dec', 'NetRevenueInCurrencyOfAccounting:dec',
  'AllocatedRevenueInCurrencyOfTransaction:dec', 'AllocatedRevenueInCurrencyOfAccounting:dec',
  'AllocatedNetRevenueInCurrencyOfTransaction:dec', 'AllocatedNetRevenueInCurrencyOfAccounting:dec',
  'RightsControllerMarketShare:dec?', 'SubscriptionFeeInCurrencyOfTransaction:dec?',
  'SubscriptionFeeInCurrencyOfAccounting:dec', 'UsageIndependentFeeType*',
  'UsageIndependentFeeInCurrencyOfTransaction:dec*', 'UsageIndependentFeeInCurrencyOfAccounting:dec*',
  'FinalTotalAmountInCurrencyOfTransaction:dec', 'FinalTotalAmountInCurrencyOfAccounting:dec',
); // prettier-ignore

export const SR08 = cells(
  'SalesTransactionId', 'ReleaseGRid?', 'ReleaseICPN?', 'DspReleaseId', 'LabelReleaseId?',
  'ProprietaryReleaseId:ns*', 'ReleaseContextReleaseGRid?', 'ReleaseType:ReleaseType?', 'ReleaseTitle?',
  'ReleaseSubTitle?', 'ReleaseDisplayArtistName?', 'ReleaseDisplayArtistPartyId:ns?', 'ResourceISRC:isrc?',
  'ResourceISAN:isan?', 'DspResourceId?', 'LabelResourceId?', 'ProprietaryResourceId:ns*',
  'ResourceContextReleaseGRid?', 'ResourceType:ResourceType?', 'ResourceTitle?', 'ResourceSubTitle?',
  'ResourceDisplayArtistName?', 'ResourceDisplayArtistPartyId:ns?', 'SummaryRecordId', 'SalesTransactionDate:date',
  'TotalUsages:dec', 'Returns:int', 'NetUsage:dec', 'WholesalePriceInCurrencyOfTransaction:dec?',
  'WholesalePriceInCurrencyOfAccounting:dec?', 'SuggestedConsumerPriceInCurrencyOfTransaction:dec?',
  'SuggestedConsumerPriceInCurrencyOfAccounting:dec?', 'PriceType?', 'PriceRangeType?',
  'PriceConsumerPaidExcSalesTaxInCurrencyOfTransaction:dec?',
  'PriceConsumerPaidExcSalesTaxInCurrencyOfAccounting:dec?', 'DeductionType*',
  'DeductionsInCurrencyOfTransaction:dec*', 'DeductionsInCurrencyOfAccounting:dec*', 'RightSharePercentage:dec',
  'CalculatedUnitPriceInCurrencyOfTransaction:dec', 'CalculatedUnitPriceInCurrencyOfAccounting:dec',
  'AllocatedRevenueInCurrencyOfTransaction:dec', 'AllocatedRevenueInCurrencyOfAccounting:dec',
  'AllocatedNetRevenueInCurrencyOfTransaction:dec', 'AllocatedNetRevenueInCurrencyOfAccounting:dec',
  'CopyrightObligationWithDSP:bool',
); // prettier-ignore

export const DE01 = cells('DealSpecificCell+');

export const financialReporting = {
  id: 'FinancialReportingToRecordCompaniesProfileSRB',
  version: '1.0',
  footer: 'SRFO',
  summaries: { SY10 },
  records: { HEAD: HEAD_OF_ONE_FILE, SR08, DE01, SRFO },
  follows: { '': ['SR08'], SR08: ['SR08', 'DE01', ''], DE01: ['SR08', ''] },
} as const satisfies DsrProfile;
