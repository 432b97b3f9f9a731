/** Every kind of line that `import-terms` takes: how it is read, who decides it, where it is kept, and an example. */
import { claims } from '../../domain/catalogue/claims.js';
import { claimsStream } from '../../domain/catalogue/claim.js';
import { classification, classificationStream } from '../../domain/catalogue/classification.js';
import { embodiment, embodimentStream } from '../../domain/catalogue/embodiment.js';
import { party, partyStream } from '../../domain/catalogue/party.js';
import { readClaim, readWithdrawal } from '../../domain/catalogue/read-claim.js';
import { readClassification } from '../../domain/catalogue/read-classification.js';
import { readParty, readRepresentation } from '../../domain/catalogue/read-party.js';
import { readEmbodiment, readRelease, readWork } from '../../domain/catalogue/read-work.js';
import { release, releaseStream } from '../../domain/catalogue/release.js';
import { claimsCodec, classificationCodec, embodimentCodec, partyCodec, releaseCodec, workCodec } from '../../domain/catalogue/rights-stored-events.js'; // prettier-ignore
import { work, workStream } from '../../domain/catalogue/work.js';
import { deal, dealStream, type DealCommand } from '../../domain/royalties/deals/deal.js';
import { readDealEnd, readDealTerms } from '../../domain/royalties/deals/read-deal.js';
import { dealCodec } from '../../domain/royalties/deals/stored-events.js';
import { declaredRate, rateStream } from '../../domain/royalties/rates/declared-rate.js';
import { readRate } from '../../domain/royalties/rates/read-rate.js';
import { rateCodec } from '../../domain/royalties/rates/stored-events.js';
import { fxRate, fxRateStream } from '../../domain/royalties/revenue/fx-rate.js';
import { readFxRate } from '../../domain/royalties/revenue/read-fx-rate.js';
import { readRevenue } from '../../domain/royalties/revenue/read-revenue.js';
import { revenue, revenueStream } from '../../domain/royalties/revenue/revenue.js';
import { fxRateCodec, revenueCodec } from '../../domain/royalties/revenue/stored-events.js';
import { fraudVerdict, fraudVerdictStream } from '../../domain/royalties/usage/fraud-verdict.js';
import { readFraudVerdict } from '../../domain/royalties/usage/read-fraud-verdict.js';
import { fraudVerdictCodec } from '../../domain/royalties/usage/stored-events.js';
import { DEAL_REFUSALS } from './deal-refusals.js';
import { CLAIM_REFUSALS, CLASSIFICATION_REFUSALS, EMBODIMENT_REFUSALS, PARTY_REFUSALS, RELEASE_REFUSALS, WORK_REFUSALS } from '../../api/catalogue/rights-refusals.js'; // prettier-ignore
import { FRAUD_VERDICT_REFUSALS, FX_RATE_REFUSALS, RATE_REFUSALS, REVENUE_REFUSALS } from './royalty-refusals.js';
import * as example from './term-examples.js';
import { family, type TermFamily } from './term-family.js';

const parties = family({
  kinds: {
    party: { read: readParty, example: example.PARTY },
    representation: { read: readRepresentation, example: example.REPRESENTATION },
  },
  decider: party,
  codec: partyCodec,
  streamOf: (command) => partyStream('describe' in command ? command.describe.partyId : command.represent.partyId),
  sentences: PARTY_REFUSALS,
});

const works = family({
  kinds: { work: { read: readWork, example: example.WORK } },
  decider: work,
  codec: workCodec,
  streamOf: ({ workId }) => workStream(workId),
  sentences: WORK_REFUSALS,
});

const embodiments = family({
  kinds: { embodiment: { read: readEmbodiment, example: example.EMBODIMENT } },
  decider: embodiment,
  codec: embodimentCodec,
  streamOf: ({ trackId }) => embodimentStream(trackId),
  sentences: EMBODIMENT_REFUSALS,
});

const releases = family({
  kinds: { release: { read: readRelease, example: example.RELEASE } },
  decider: release,
  codec: releaseCodec,
  streamOf: ({ icpn }) => releaseStream(icpn),
  sentences: RELEASE_REFUSALS,
});

const allClaims = family({
  kinds: {
    claim: { read: readClaim, example: example.CLAIM },
    withdrawal: { read: readWithdrawal, example: example.WITHDRAWAL },
  },
  decider: claims,
  codec: claimsCodec,
  streamOf: (command) => claimsStream('claim' in command ? command.claim : command.withdraw),
  sentences: CLAIM_REFUSALS,
});

const classifications = family({
  kinds: { classification: { read: readClassification, example: example.CLASSIFICATION } },
  decider: classification,
  codec: classificationCodec,
  streamOf: classificationStream,
  sentences: CLASSIFICATION_REFUSALS,
});

const deals = family({
  kinds: {
    deal: { read: readDealTerms, example: example.DEAL },
    'deal-end': { read: readDealEnd, example: example.DEAL_END },
  },
  decider: deal,
  codec: dealCodec,
  streamOf: ({ dealId }: DealCommand) => dealStream(dealId),
  sentences: DEAL_REFUSALS,
});

const revenues = family({
  kinds: { revenue: { read: readRevenue, example: example.REVENUE } },
  decider: revenue,
  codec: revenueCodec,
  streamOf: revenueStream,
  sentences: REVENUE_REFUSALS,
});

const fxRates = family({
  kinds: { 'fx-rate': { read: readFxRate, example: example.FX_RATE } },
  decider: fxRate,
  codec: fxRateCodec,
  streamOf: fxRateStream,
  sentences: FX_RATE_REFUSALS,
});

const rates = family({
  kinds: { rate: { read: readRate, example: example.RATE } },
  decider: declaredRate,
  codec: rateCodec,
  streamOf: rateStream,
  sentences: RATE_REFUSALS,
});

const fraudVerdicts = family({
  kinds: { 'fraud-verdict': { read: readFraudVerdict, example: example.FRAUD_VERDICT } },
  decider: fraudVerdict,
  codec: fraudVerdictCodec,
  streamOf: fraudVerdictStream,
  sentences: FRAUD_VERDICT_REFUSALS,
});

export const TERM_FAMILIES: readonly TermFamily[] = [
  parties, works, embodiments, releases, allClaims, classifications, deals, revenues, fxRates, rates, fraudVerdicts,
]; // prettier-ignore

export const TERM_KINDS = TERM_FAMILIES.flatMap(({ kinds }) => kinds);
