/** The summaries of the Basic Audio Profile 1.2, with blocks and without. */
import { cells } from './cell.js';

export const SY01_01 = cells(
  'SummaryRecordId', 'DistributionChannel?', 'DistributionChannelDPID:dpid?', 'CommercialModel:CommercialModelType',
  'UseType:UseType', 'Territory:CurrentTerritoryCode', 'ServiceDescription?', 'Usages:int', 'Subscribers:dec?',
  'CurrencyOfReporting:CurrencyCode', 'NetRevenue:dec', 'IndirectNetRevenue:dec?',
  'CurrencyOfTransaction:CurrencyCode?', 'ExchangeRate:dec?',
); // prettier-ignore

export const SY02_02 = cells(
  'SummaryRecordId', 'DistributionChannel?', 'DistributionChannelDPID:dpid?', 'CommercialModel:CommercialModelType',
  'UseType:UseType', 'Territory:CurrentTerritoryCode', 'ServiceDescription', 'Usages:int', 'Users:int?',
  'CurrencyOfReporting:CurrencyCode', 'NetRevenue:dec', 'RightsController?', 'RightsControllerPartyId:ns?',
  'AllocatedUsages:dec*', 'AllocatedRevenue:dec*', 'AllocatedNetRevenue:dec?', 'RightsType:RightsCoverage?',
  'ContentCategory', 'CurrencyOfTransaction:CurrencyCode?', 'ExchangeRate:dec?', 'RightsTypePercentage:dec?',
); // prettier-ignore

export const SY04_01 = cells(
  'SummaryRecordId', 'DistributionChannel?', 'DistributionChannelDPID:dpid?', 'CommercialModel:CommercialModelType',
  'UseType:UseType', 'Territory:CurrentTerritoryCode', 'ServiceDescription', 'SubscriberType', 'Subscribers:dec',
  'SubPeriodStartDate:date?', 'SubPeriodEndDate:date?', 'UsagesInSubPeriod:int?', 'UsagesInReportingPeriod:int?',
  'CurrencyOfReporting:CurrencyCode', 'CurrencyOfTransaction:CurrencyCode?', 'ExchangeRate:dec?',
  'ConsumerPaidUnitPrice:dec', 'NetRevenue:dec', 'MusicUsagePercentage:dec',
); // prettier-ignore

export const SY05_02 = cells(
  'SummaryRecordId', 'DistributionChannel?', 'DistributionChannelDPID:dpid?', 'CommercialModel:CommercialModelType',
  'UseType:UseType', 'Territory:CurrentTerritoryCode', 'ServiceDescription?', 'RightsController?',
  'RightsControllerPartyId:ns?', 'RightsType:RightsCoverage', 'TotalUsages:int?', 'AllocatedUsages:dec*',
  'MusicUsageRatio:dec?', 'AllocatedNetRevenue:dec*', 'AllocatedRevenue:dec?', 'RightsControllerMarketShare:dec?',
  'CurrencyOfReporting:CurrencyCode?', 'CurrencyOfTransaction:CurrencyCode?', 'ExchangeRate:dec?',
  'SubscriberType?', 'SubPeriodStartDate:date?', 'SubPeriodEndDate:date?', 'ContentCategory',
  'RightsTypePercentage:dec?',
); // prettier-ignore

/** In reports without blocks alone. */
export const SY06_02 = cells(
  'SummaryRecordId', 'DistributionChannel?', 'DistributionChannelDPID:dpid?', 'CommercialModel:CommercialModelType',
  'UseType:UseType', 'Territory:CurrentTerritoryCode', 'ServiceDescription', 'Usages:int', 'Subscribers:dec?',
  'CurrencyOfReporting:CurrencyCode', 'NumberOfReleases:int?', 'NetRevenue:dec?', 'IndirectNetRevenue:dec?',
  'PreviewAvailable:bool?', 'CurrencyOfTransaction:CurrencyCode?', 'ExchangeRate:dec?', 'ViewingHours:dec?',
); // prettier-ignore
