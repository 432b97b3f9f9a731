/** Every payout model by name: what it does, who says so, and the parameters that a month freezes. */
import { artistCentric, type ArtistCentricRules, type ArtistFacts } from './artist-centric.js';
import { blend } from './blend.js';
import { fanPowered } from './fan-powered.js';
import type { IdlePolicy, PayoutModel } from './payout-model.js';
import { proRata } from './pro-rata.js';
import { shapley } from './shapley.js';
import { userCentric } from './user-centric.js';

/** Plain data, so that a month can keep what it was calculated with. Each model looks at its own. */
export type PayoutParameters = ArtistCentricRules & {
  readonly idle: IdlePolicy;
  /** Part of the pool that a blend pays pro rata, 0 to 1. */
  readonly lambdaProRata: string;
};

/** Boosts and cap of Deezer (2023): x2 for professional artists, x2 for active plays, 1,000 plays a listener and month. */
export const DEFAULT_PARAMETERS: PayoutParameters = {
  idle: 'pro-rata',
  lambdaProRata: '0.5',
  professionalBoost: '2',
  activeBoost: '2',
  capPlays: 1_000,
  capMode: 'hard',
  capOn: 'plays',
};

export type PayoutModelName = 'pro-rata' | 'user-centric' | 'artist-centric' | 'fan-powered' | 'shapley' | 'blend';

export type PayoutModelEntry = {
  readonly name: PayoutModelName;
  readonly description: string;
  readonly source: string;
  /** The parameters that this model looks at. */
  readonly uses: readonly (keyof PayoutParameters)[];
  readonly of: (parameters: PayoutParameters, facts: ArtistFacts) => PayoutModel;
};

export const PAYOUT_MODELS: readonly PayoutModelEntry[] = [
  {
    name: 'pro-rata',
    description: 'one pool, by streams',
    source: 'https://www.imbra.info/post/the-music-streaming-economy-part-15-pro-rata-versus-user-centric',
    uses: [],
    of: () => proRata,
  },
  {
    name: 'user-centric',
    description: "each listener's money, by that listener's streams",
    source: 'https://cnm.fr/en/studies/impact-of-online-music-streaming-services-adopting-the-ucps/',
    uses: ['idle'],
    of: ({ idle }) => userCentric(idle),
  },
  {
    name: 'artist-centric',
    description: 'one pool, by streams that are boosted for professional artists and active plays, capped per listener',
    source: 'https://www.deezer.com/explore/en-us/artist-remuneration/',
    uses: ['professionalBoost', 'activeBoost', 'capPlays', 'capMode', 'capOn'],
    of: artistCentric,
  },
  {
    name: 'fan-powered',
    description: "each listener's money, by that listener's listening time",
    source: 'https://help.soundcloud.com/hc/en-us/articles/1260801306810',
    uses: ['idle'],
    of: ({ idle }) => fanPowered(idle),
  },
  {
    name: 'shapley',
    description: "each listener's money, equally over all that the listener streamed",
    source: 'https://arxiv.org/html/2411.07166v1',
    uses: ['idle'],
    of: ({ idle }) => shapley(idle),
  },
  {
    name: 'blend',
    description: 'part of the pool pro rata, the rest user-centric',
    source: 'https://arxiv.org/abs/2310.11861',
    uses: ['idle', 'lambdaProRata'],
    of: ({ idle, lambdaProRata }) => blend(lambdaProRata, proRata, userCentric(idle)),
  },
];

export const PAYOUT_MODEL_NAMES: readonly PayoutModelName[] = PAYOUT_MODELS.map(({ name }) => name);

const NOBODY: ArtistFacts = { isProfessional: () => false };

/** The model of that name with its defaults, but for what is changed; undefined when there is none. Throws a RangeError for a parameter out of range. */
export const payoutModel = (
  name: string,
  changes: Partial<PayoutParameters> = {},
  facts: ArtistFacts = NOBODY,
): PayoutModel | undefined =>
  PAYOUT_MODELS.find((entry) => entry.name === name)?.of({ ...DEFAULT_PARAMETERS, ...changes }, facts);
