/** A society's month by BasicAudioProfile: a block for each track in a market, with its works and how often it was played. */
import { ZERO } from '../../domain/shared/money.js';
import { resourceOf, RESOURCE, resourceText, workRecord } from './blocks.js';
import { basicAudio, SU02 } from './cells/basic-audio.js';
import { territoryOfMarket } from './cells/territories.js';
import { SY02_02 } from './cells/usage-summaries.js';
import { partyIdCell } from './dsr-line.js';
import { majorOf } from './forms.js';
import { commercialModelOf, RIGHTS_TYPES, useTypeOf } from './market-codes.js';
import type { ProfileReport } from './profile-report.js';
import { recordWriter } from './record-text.js';

const usageText = recordWriter('SU02', SU02);
const summaryText = recordWriter('SY02.02', SY02_02);

/** A track of several works was played as often as each of them. */
const block: ProfileReport['block'] = (lines, { summaries, nth }) => {
  const [line] = lines;
  const summary = summaries.of(line!);
  const blockId = `B${nth}`;
  summary.usages += line!.streams;
  for (const { amountMinor, grossMinor } of lines) {
    summary.amountMinor = summary.amountMinor.plus(amountMinor);
    summary.grossMinor = summary.grossMinor.plus(grossMinor);
  }
  return [
    resourceText.basicAudio({ ...resourceOf(line!, blockId), IsMasterRecording: true }),
    ...lines.map((one) => workRecord(one, blockId)),
    usageText({
      BlockId: blockId,
      SummaryRecordId: summary.id,
      SalesTransactionId: `T${nth}`,
      TransactedResource: RESOURCE,
      IsRoyaltyBearing: true,
      NumberOfStreams: line!.streams,
    }),
  ];
};

const summary: ProfileReport['summary'] = (of, { party, service, summaries }) => {
  const { territory, offering, currency, right } = of;
  const market = summaries.marketOf(of);
  const fees = of.fees.reduce((total, { amountMinor }) => total.plus(amountMinor), ZERO);
  return summaryText({
    SummaryRecordId: of.id,
    CommercialModel: commercialModelOf(offering),
    UseType: useTypeOf(offering),
    Territory: territoryOfMarket(territory),
    ServiceDescription: service,
    Usages: market.usages,
    CurrencyOfReporting: currency,
    NetRevenue: majorOf(market.amountMinor, currency),
    RightsController: party.name,
    RightsControllerPartyId: partyIdCell(party),
    AllocatedUsages: of.usages,
    AllocatedRevenue: majorOf(of.amountMinor.plus(fees), currency),
    AllocatedNetRevenue: majorOf(of.grossMinor, currency),
    RightsType: RIGHTS_TYPES[right],
    ContentCategory: 'Music',
  });
};

export const basicAudioReport: ProfileReport = {
  profile: basicAudio,
  code: 'B',
  byTrack: true,
  feesAreBlocks: false,
  block,
  summary,
};
