/** Every model of the vectors' format, each kept by the area whose functions it calls. */
import { booksVectors } from './books-vectors.js';
import { chartVectors } from './chart-vectors.js';
import { claimsVectors } from './claims-vectors.js';
import { dealsVectors } from './deals-vectors.js';
import { payoutVectors } from './payout-vectors.js';
import { ratesVectors } from './rates-vectors.js';
import { revenueVectors } from './revenue-vectors.js';
import { usageVectors } from './usage-vectors.js';
import type { VectorModels } from './vector-models.js';

export const AREAS: readonly VectorModels[] = [
  payoutVectors,
  usageVectors,
  chartVectors,
  ratesVectors,
  revenueVectors,
  dealsVectors,
  claimsVectors,
  booksVectors,
];

export const ALL_MODELS: VectorModels = Object.fromEntries(AREAS.flatMap((area) => Object.entries(area)));
