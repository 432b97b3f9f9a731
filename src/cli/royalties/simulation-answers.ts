/** A simulated month as one object of JSON, and as tables for people. Amounts are decimal strings in major units. */
import { formatMinor, type Decimal } from '../../domain/shared/money.js';
import type { Currency } from '../../domain/shared/currency.js';
import type { Change } from '../../reporting/simulation/compare-money.js';
import type { ComparedCurrency, ComparedModel } from '../../reporting/simulation/compare-models.js';
import { count, table } from '../output.js';

export type SimulationAnswer = {
  readonly period: string;
  readonly position: bigint;
  readonly baseline: string;
  readonly by: string;
  readonly models: readonly ComparedModel[];
  /** Artist and title of tracks, where tracks are compared. */
  readonly titles: ReadonlyMap<string, string>;
};

const PERCENT_DECIMALS = 1;
const percent = (value: Decimal): string => value.toFixed(PERCENT_DECIMALS);

export const simulationInJson = ({ period, position, baseline, by, models, titles }: SimulationAnswer) => ({
  period,
  position: position.toString(),
  baseline,
  right: 'recording',
  by,
  models: models.map(({ name, parameters, currencies }) => ({
    model: name,
    parameters,
    totals: currencies.map(totalsInJson),
    winners: currencies.flatMap(({ currency, winners }) => winners.map((one) => changeInJson(one, currency, titles))),
    losers: currencies.flatMap(({ currency, losers }) => losers.map((one) => changeInJson(one, currency, titles))),
    payees: currencies.map(({ currency, payees, winning, losing, topTen, topPercent }) => ({
      currency,
      paid: payees,
      winning,
      losing,
      topTenPercent: percent(topTen),
      topOnePercentPercent: percent(topPercent),
    })),
  })),
});

const totalsInJson = ({ currency, poolMinor, totalMinor, undistributedMinor }: ComparedCurrency) => ({
  currency,
  pool: formatMinor(poolMinor, currency),
  total: formatMinor(totalMinor, currency),
  undistributed: formatMinor(undistributedMinor, currency),
  difference: formatMinor(poolMinor.minus(totalMinor), currency),
});

const changeInJson = (change: Change, currency: Currency, titles: SimulationAnswer['titles']) => {
  const { id, held, baselineMinor, amountMinor, changeMinor, changePercent } = change;
  const name = titles.get(id);
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(held ? { held } : {}),
    currency,
    baseline: formatMinor(baselineMinor, currency),
    amount: formatMinor(amountMinor, currency),
    change: formatMinor(changeMinor, currency),
    changePercent: changePercent === undefined ? null : percent(changePercent),
  };
};

export const simulationForPeople = (answer: SimulationAnswer): string =>
  [
    `${answer.period}, pools of recordings by ${answer.by}, compared with ${answer.baseline}, as known at position ${answer.position}; before deals, and nothing is booked`,
    ...answer.models.flatMap((model) => model.currencies.map((one) => modelForPeople(answer, model, one))),
  ].join('\n\n');

const modelForPeople = (
  answer: SimulationAnswer,
  { name, parameters }: ComparedModel,
  one: ComparedCurrency,
): string => {
  const { currency, totalMinor, undistributedMinor, payees, topTen, winning, losing, winners, losers } = one;
  const stated = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
  const rest = undistributedMinor.isZero() ? '' : `, ${formatMinor(undistributedMinor, currency)} of it undistributed`;
  const head = [
    stated.length === 0 ? name : `${name} (${stated.join(', ')})`,
    `${formatMinor(totalMinor, currency)} ${currency}${rest}; ${count(payees)} paid, the top ten get ${percent(topTen)} %`,
  ];
  if (name === answer.baseline) return head.join('\n');
  const shown = [...winners, ...losers.toReversed()];
  if (shown.length === 0) return [...head, `nobody wins or loses against ${answer.baseline}`].join('\n');
  head.push(`${count(winning)} win, ${count(losing)} lose against ${answer.baseline}`);
  const columns = [answer.by, answer.baseline, name, 'change', '%', ''];
  return [...head, table(columns, rowsOf(shown, currency, answer.titles))].join('\n');
};

const BAR_CELLS = 24;
const NAME_CHARACTERS = 48;

/** The largest gain on top, the largest loss at the bottom, each with a bar: full for a gain, light for a loss. */
const rowsOf = (changes: readonly Change[], currency: Currency, titles: SimulationAnswer['titles']) => {
  const most = changes
    .map(({ changeMinor }) => changeMinor.abs())
    .reduce((one, other) => (one.gt(other) ? one : other));
  return changes.map((change) => {
    const { id, held, baselineMinor, amountMinor, changeMinor, changePercent } = change;
    const cells = Math.max(1, changeMinor.abs().mul(BAR_CELLS).div(most).round().toNumber());
    return [
      nameForPeople(held ? `held: ${id}` : (titles.get(id) ?? id)),
      formatMinor(baselineMinor, currency),
      formatMinor(amountMinor, currency),
      formatMinor(changeMinor, currency),
      changePercent === undefined ? '' : percent(changePercent),
      (changeMinor.gt(0) ? '█' : '░').repeat(cells),
    ];
  });
};

/** Names come from whoever delivered the catalogue: nothing of them reaches the terminal but text. */
const nameForPeople = (name: string): string => {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  return plain.length > NAME_CHARACTERS ? `${plain.slice(0, NAME_CHARACTERS - 1)}…` : plain;
};
