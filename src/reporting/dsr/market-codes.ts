/** What our markets and rights are called in DSR. */
import type { Right } from '../month/month-tables.js';

const MODELS: Readonly<Record<string, string>> = { free: 'AdvertisementSupportedModel', trial: 'FreeOfChargeModel' };

/** Offerings without a model of their own are paid for by the month. No offering is what a contract alone says. */
export const commercialModelOf = (offering: string): string =>
  offering === '' ? 'AsPerContract' : (MODELS[offering] ?? 'SubscriptionModel');

export const useTypeOf = (offering: string): string => (offering === '' ? 'AsPerContract' : 'OnDemandStream');

export const RIGHTS_TYPES = {
  recording: 'MakeAvailableRight',
  mechanical: 'MechanicalRight',
  performing: 'PerformingRight',
} as const satisfies Readonly<Record<Right, string>>;
