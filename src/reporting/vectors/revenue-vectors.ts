/** Revenue and currencies in the vectors' format, by the functions of a declaration and of a pool's conversion. */
import { convertExactly, convertPool } from '../../domain/royalties/revenue/convert-pool.js';
import type { FxRate } from '../../domain/royalties/revenue/fx-rate.js';
import { netRevenue, recordingPool, worksPool, type StoreFeeBase } from '../../domain/royalties/revenue/net-revenue.js';
import { allocate, halfUp, weightsOf } from '../../domain/royalties/rounding.js';
import { currency } from '../../domain/shared/currency.js';
import { sum, ZERO, type Decimal } from '../../domain/shared/money.js';
import {
  decimalOf,
  eachOf,
  has,
  moneyForm,
  moneyIn,
  recordOf,
  textOf,
  unread,
  type VectorInputs,
  type VectorModel,
  type VectorModels,
} from './vector-models.js';

const revenue: VectorModel = (inputs) => {
  const { read, write } = moneyIn(inputs);
  const net = netRevenue({
    gross: read(inputs, 'gross_price').times(decimalOf(inputs, 'subscribers')),
    tax: { rate: rateOf(inputs, 'vat_rate') },
    refunds: ZERO,
    storeFee: { rate: rateOf(inputs, 'store_fee_rate'), base: storeFeeBase(inputs) },
  });
  return {
    vat_total: write(net.tax),
    store_fee_total: write(net.storeFee),
    net_revenue_total: write(net.net),
    recording_pool: write(recordingPool(net, rateOf(inputs, 'recording_share'))),
    works_pool: write(worksPool(net, rateOf(inputs, 'works_share'))),
  };
};

const rateOf = (inputs: VectorInputs, field: string): Decimal => (has(inputs, field) ? decimalOf(inputs, field) : ZERO);

const storeFeeBase = (inputs: VectorInputs): StoreFeeBase => {
  const base = has(inputs, 'store_fee_base') ? textOf(inputs, 'store_fee_base') : 'net_of_vat';
  if (base === 'net_of_vat') return 'net-of-vat';
  return base === 'gross' ? 'gross' : unread('store_fee_base', 'net_of_vat or gross', base);
};

/** The day has no place in the format; any one serves, because there is one rate. */
const A_DAY = '2026-01-01';

const fx: VectorModel = (inputs) => {
  const [from, to] = [moneyForm(textOf(inputs, 'from')), moneyForm(textOf(inputs, 'to'))];
  const source: FxRate = {
    from: currency(textOf(inputs, 'from')),
    to: currency(textOf(inputs, 'to')),
    on: A_DAY,
    rate: decimalOf(inputs, 'rate').toFixed(),
    source: 'the vector',
    id: 'the vector',
  };
  const pool = { amountMinor: from.read(inputs, 'pool'), currency: source.from };
  const converted = convertPool(pool, source.to, A_DAY, [source]);
  if ('refused' in converted) throw new TypeError(`there is no rate from ${source.from} to ${source.to}`);
  const lines = eachOf(recordOf(inputs, 'lines'), from.read);
  const { due } = allocate(converted.amountMinor, weightsOf(lines));
  const alone = [...lines.values()].map((line) => halfUp(convertExactly(line, source)));
  return {
    pool_converted: to.write(converted.amountMinor),
    cents: to.writeAll(new Map([...lines.keys()].map((id, index) => [id, due[index]!]))),
    sum_of_line_by_line: to.write(sum(alone)),
  };
};

export const revenueVectors: VectorModels = { net_revenue: revenue, fx };
