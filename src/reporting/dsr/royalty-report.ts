/** A publisher's month by RoyaltyReportingProfile: a block for each track in a market, with what is due for each work. */
import { resourceOf, resourceText, workRecord } from './blocks.js';
import { LI01_01, royaltyReporting, SU03_01, SY07 } from './cells/royalty-reporting.js';
import { territoryOfMarket } from './cells/territories.js';
import { partyIdCell, type DsrLine } from './dsr-line.js';
import { majorOf } from './forms.js';
import { commercialModelOf, RIGHTS_TYPES, useTypeOf } from './market-codes.js';
import type { ProfileReport, ReportState } from './profile-report.js';
import { recordWriter } from './record-text.js';
import type { Summary } from './summaries.js';

const usageText = recordWriter('SU03.01', SU03_01);
const dueText = recordWriter('LI01.01', LI01_01);
const summaryText = recordWriter('SY07', SY07);

const block: ProfileReport['block'] = (lines, report) => {
  const blockId = `B${report.nth}`;
  const [line] = lines;
  const summary = report.summaries.of(line!);
  const resource = resourceOf(line!, blockId);
  if (line!.workId === '')
    return [
      resourceText.royaltyWithoutWork(resource),
      ...lines.flatMap((one, index) => due(one, summary, { report, index })),
    ];
  return [
    resourceText.royalty(resource),
    ...lines.flatMap((one, index) => [workRecord(one, blockId), ...due(one, summary, { report, index })]),
  ];
};

type Place = { readonly report: ReportState; readonly index: number };

const due = (line: DsrLine, summary: Summary, { report: { nth, party }, index }: Place): readonly string[] => {
  const { currency, streams, workId, right, share } = line;
  summary.usages += streams;
  summary.amountMinor = summary.amountMinor.plus(line.amountMinor);
  summary.grossMinor = summary.grossMinor.plus(line.grossMinor);
  const gross = majorOf(line.grossMinor, currency);
  const blockId = `B${nth}`;
  return [
    usageText({
      BlockId: blockId,
      SalesTransactionId: index === 0 ? `T${nth}` : `T${nth}-${index + 1}`,
      SummaryRecordId: summary.id,
      DspReleaseId: line.trackId === '' ? resourceOf(line, blockId).DspResourceId : line.trackId,
      Usages: streams,
      NetRevenue: gross,
    }),
    dueText({
      BlockId: blockId,
      SummaryRecordId: summary.id,
      RightsController: party.name,
      RightsControllerPartyId: partyIdCell(party),
      RightsControllerWorkId: workId,
      RightSharePercentage: share ?? '0',
      RightsType: RIGHTS_TYPES[right],
      AllocatedNetRevenue: gross,
      AllocatedAmount: majorOf(line.amountMinor, currency),
    }),
  ];
};

const summary: ProfileReport['summary'] = (of, { party, service, summaries }) => {
  const { territory, offering, currency, right } = of;
  const market = summaries.marketOf(of);
  return summaryText({
    SummaryRecordId: of.id,
    CommercialModel: commercialModelOf(offering),
    UseType: useTypeOf(offering),
    Territory: territoryOfMarket(territory),
    RightsType: RIGHTS_TYPES[right],
    ServiceDescription: service,
    Usages: market.usages,
    Currency: currency,
    NetRevenue: majorOf(market.amountMinor, currency),
    RightsController: party.name,
    RightsControllerPartyId: partyIdCell(party),
    AllocatedUsages: of.usages,
    AllocatedRevenue: majorOf(of.amountMinor, currency),
    AllocatedNetRevenue: majorOf(of.grossMinor, currency),
  });
};

export const royaltyReport: ProfileReport = {
  profile: royaltyReporting,
  code: 'R',
  byTrack: true,
  feesAreBlocks: true,
  block,
  summary,
};
