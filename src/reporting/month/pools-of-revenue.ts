/** The pools that declared revenue comes to: by the shares that it states, by statute, or by the licences of societies. */
import { minorOf } from '../../domain/royalties/deals/amounts.js';
import { noticesOf, ratesTold } from '../../domain/royalties/rates/rate-notices.js';
import type { Rate, RateBook } from '../../domain/royalties/rates/rate.js';
import { societyFee } from '../../domain/royalties/rates/society-fee.js';
import { isUsStatutory, isUsWebcast, netRevenueOf, poolsOf, type Licence, type RevenueDeclaration } from '../../domain/royalties/revenue/declaration.js'; // prettier-ignore
import { planTotal } from '../../domain/royalties/revenue/offering-kinds.js';
import { usMechanicalOf } from '../../domain/royalties/revenue/us-mechanical-of.js';
import { usWebcastOf, type MonthPerformed } from '../../domain/royalties/revenue/us-webcast-of.js';
import { halfUp } from '../../domain/royalties/rounding.js';
import { Decimal, sum, ZERO } from '../../domain/shared/money.js';
import type { MonthPool, MonthPools, PoolRefusal } from './month-pool.js';

/** How a market was used, as far as its declaration asks. */
export type MarketUse = { readonly streams: bigint; readonly performed: readonly MonthPerformed[] };

type One = {
  readonly book: RateBook;
  readonly declaration: RevenueDeclaration;
  readonly use: MarketUse;
  /** Rates that only those to be confirmed are told of, and rates of licences, all of which are. */
  readonly used: Rate[];
  readonly licensedBy: Rate[];
};

type Amount = Pick<MonthPool, 'right' | 'amountMinor' | 'rule'>;
type Amounts = { readonly amounts: readonly Amount[] } | { readonly refused: PoolRefusal };

/** Pools of nothing are left out. `useOf` is asked once for each declaration. */
export const poolsOfRevenue = (
  book: RateBook,
  declarations: readonly RevenueDeclaration[],
  useOf: (declaration: RevenueDeclaration) => MarketUse,
): MonthPools => {
  const pools: MonthPool[] = [];
  const told: Pick<One, 'used' | 'licensedBy'> = { used: [], licensedBy: [] };
  for (const declaration of declarations) {
    const one = { book, declaration, use: useOf(declaration), ...told };
    const { territory, offering, currency } = declaration;
    for (const pool of [recordings(one), works(one)]) {
      if ('refused' in pool) return pool;
      pools.push(...pool.amounts.map((amount) => ({ territory, offering, currency, ...amount })));
    }
  }
  const notices = [...new Set([...noticesOf(told.used), ...ratesTold(told.licensedBy)])];
  return { pools: pools.filter(({ amountMinor }) => !amountMinor.isZero()), notices };
};

const recordings = ({ book, declaration, use, licensedBy }: One): Amounts => {
  if (!isUsWebcast(declaration)) {
    const amountMinor = poolsOf(declaration).recording;
    return { amounts: [{ right: 'recording', amountMinor, rule: `${declaration.recordingShare} of net revenue` }] };
  }
  const owed = usWebcastOf(book, declaration, use.performed);
  if ('missing' in owed) return { refused: owed.missing };
  licensedBy.push(...owed.used);
  const performances = use.performed.at(-1)?.performances ?? 0n;
  return { amounts: [{ right: 'recording', amountMinor: halfUp(owed.due), rule: `37 CFR 380.10, ${performances} performances` }] }; // prettier-ignore
};

/** Performing first: what it costs is deducted where one share or one statute pays for both rights. */
const works = (one: One): Amounts => {
  const { declaration } = one;
  const performing = performingOf(one);
  if ('refused' in performing) return performing;
  const mechanical = isUsStatutory(declaration) ? usMechanical(one, performing.amountMinor) : mechanicalOf(one, performing.amountMinor); // prettier-ignore
  if ('refused' in mechanical) return mechanical;
  return { amounts: [performing, ...mechanical.amounts] };
};

const performingOf = (one: One): Amount | { readonly refused: PoolRefusal } => {
  const { performanceRoyalties, currency } = one.declaration;
  const licences = licencesFor(one, 'performing');
  if (licences.length > 0) return byLicences(one, licences, 'performing');
  const amountMinor = performanceRoyalties === undefined ? ZERO : minorOf(performanceRoyalties, currency);
  return { right: 'performing', amountMinor, rule: 'performance royalties as declared' };
};

const mechanicalOf = (one: One, performing: Decimal): Amounts => {
  const licences = licencesFor(one, 'mechanical');
  if (licences.length > 0) {
    const licensed = byLicences(one, licences, 'mechanical');
    return 'refused' in licensed ? licensed : { amounts: [licensed] };
  }
  const amountMinor = Decimal.max(ZERO, poolsOf(one.declaration).works.minus(performing));
  const rule = `${one.declaration.worksShare} of net revenue, less performing`;
  return { amounts: [{ right: 'mechanical', amountMinor, rule }] };
};

const usMechanical = ({ book, declaration, used }: One, performing: Decimal): Amounts => {
  const statutory = usMechanicalOf(book, declaration, { performing });
  if ('missing' in statutory) return { refused: statutory.missing };
  if ('bearsNone' in statutory) return { amounts: [] };
  used.push(...statutory.used);
  return { amounts: [{ right: 'mechanical', amountMinor: halfUp(statutory.pool.payable), rule: '37 CFR 385.21' }] };
};

const licencesFor = ({ declaration }: One, right: Licence['right']) =>
  (declaration.licences ?? []).filter((licence) => licence.right === right);

/** Each licence is rounded on its own, as each society is paid on its own. */
const byLicences = (
  { book, declaration, use, licensedBy }: One,
  licences: readonly Licence[],
  right: Licence['right'],
): Amount | { readonly refused: PoolRefusal } => {
  const { period, territory, currency, offeringKind, subscribers } = declaration;
  const month = {
    currency,
    revenue: Decimal.max(netRevenueOf(declaration).net, ZERO),
    streams: use.streams,
    subscribers: planTotal(subscribers),
  };
  const fees: Decimal[] = [];
  for (const { licensor, tariff = offeringKind, directlyLicensed = '0' } of licences) {
    const query = { licensor, territory, offeringKind: tariff };
    const fee = societyFee(book, `${period}-01`, query, { ...month, directlyLicensed: new Decimal(directlyLicensed) });
    if ('refused' in fee) return fee;
    licensedBy.push(...fee.used);
    fees.push(halfUp(fee.payable));
  }
  const rule = `${licences.map(({ licensor }) => licensor).join(', ')}: percent of net revenue, with minima`;
  return { right, amountMinor: sum(fees), rule };
};
