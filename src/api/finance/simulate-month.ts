import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { PAYOUT_MODEL_NAMES, type PayoutModelName } from '../../domain/royalties/payout/payout-models.js';
import type { Period } from '../../domain/royalties/period.js';
import { ZERO } from '../../domain/shared/money.js';
import { major } from '../../reporting/finance/major.js';
import { paidOf, type MoneyOfCurrency } from '../../reporting/simulation/model-money.js';
import { simulateMonth, type ModelOutcome } from '../../reporting/simulation/simulate-month.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { ProblemError } from '../problem.js';
import { refusalProblem } from '../refusal-problem.js';
import { inMonthSnapshot } from '../royalties/month-snapshot.js';
import { modelOf, objectOf, usageRulesOf, type MonthRulesBody } from './month-rules-body.js';
import { MonthWork } from './month-work.js';
import { partyNamesOf, type NameOf } from './party-names-of.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

export type SimulationBody = Pick<MonthRulesBody, 'minimumStreams' | 'statementCurrency'> & {
  /** All of them where it is not said. */
  readonly models?: 'all' | readonly PayoutModelName[];
};

export type SimulatedMonth = {
  readonly period: string;
  /** What `change` is against. */
  readonly baseline: 'pro-rata';
  /** One a model and currency. */
  readonly models: readonly SimulatedModel[];
};

export type SimulatedModel = {
  readonly model: PayoutModelName;
  readonly currency: string;
  /** What is paid, held and undistributed: the pool, under every model. */
  readonly total: string;
  readonly undistributed: string;
  /** Before deals; the best paid first. */
  readonly parties: readonly SimulatedParty[];
};

export type SimulatedParty = {
  /** Why the money is held, where it is. */
  readonly party: string;
  readonly partyName: string;
  readonly held: boolean;
  readonly amount: string;
  readonly change: string;
};

const BASELINE = 'pro-rata';

/** `POST /v1/periods/{period}/simulations`: what a month would pay under other payout models; nothing is written. */
@Controller('v1/periods')
@Takes('finance')
export class SimulateMonthController {
  constructor(private readonly work: MonthWork) {}

  @Post(':period/simulations')
  @HttpCode(200)
  @Operation({
    summary: 'What a month would pay under other payout models, and to whom it would matter',
    answer: 'SimulatedMonth',
    body: 'SimulationBody',
    params: PERIOD_PARAM,
  })
  async simulate(@Param('period') raw: string, @Body() body: unknown): Promise<SimulatedMonth> {
    const period = periodOf(raw);
    const asked = objectOf(body, ['models', 'minimumStreams', 'statementCurrency']);
    const wanted = modelsOf(asked['models'] ?? 'all');
    const outcomes = await this.#outcomes(period, wanted, asked);
    const baseline = outcomes.find(({ name }) => name === BASELINE)!;
    const shown = outcomes.filter(({ name }) => wanted.some((one) => one === name));
    const parties = shown.flatMap(({ totals }) => totals.flatMap(({ byPayee }) => [...byPayee.values()]));
    const nameOf = await partyNamesOf(this.work.db, parties.map(({ id }) => id)); // prettier-ignore
    return {
      period,
      baseline: BASELINE,
      models: shown.flatMap(({ name, totals }) =>
        totals.map((money, index) => ({
          model: name as PayoutModelName,
          ...modelAnswer(money, baseline.totals[index]!, nameOf),
        })),
      ),
    };
  }

  async #outcomes(
    period: Period,
    wanted: readonly PayoutModelName[],
    asked: Readonly<Record<string, unknown>>,
  ): Promise<readonly ModelOutcome[]> {
    const models: readonly PayoutModelName[] = wanted.includes(BASELINE) ? wanted : [BASELINE, ...wanted];
    const rules = usageRulesOf(asked);
    const done = await inMonthSnapshot(this.work, ({ tx, position }) =>
      simulateMonth(tx, { period, knownAt: position, models, changes: {}, rules, unit: 'party' }),
    );
    if ('refused' in done) throw refusalProblem(done.refused);
    return done.outcomes;
  }
}

const modelsOf = (raw: unknown): readonly PayoutModelName[] => {
  if (raw === 'all') return PAYOUT_MODEL_NAMES;
  if (!Array.isArray(raw) || raw.length === 0) throw new ProblemError('invalid-request', 'models is "all" or a list of models'); // prettier-ignore
  return [...new Set((raw as readonly unknown[]).map((one) => modelOf(one)))];
};

/** All models share the same pools, so their currencies come in the same order. */
const modelAnswer = (
  money: MoneyOfCurrency,
  baseline: MoneyOfCurrency,
  nameOf: NameOf,
): Omit<SimulatedModel, 'model'> => {
  const { currency, undistributedMinor, byPayee } = money;
  const keys = [...new Set([...byPayee.keys(), ...baseline.byPayee.keys()])];
  const parties = keys.map((key) => {
    const { id, held } = (byPayee.get(key) ?? baseline.byPayee.get(key))!;
    const amountMinor = byPayee.get(key)?.amountMinor ?? ZERO;
    return { id, held, amountMinor, changeMinor: amountMinor.minus(baseline.byPayee.get(key)?.amountMinor ?? ZERO) };
  });
  parties.sort((one, other) => other.amountMinor.cmp(one.amountMinor) || (one.id < other.id ? -1 : 1));
  return {
    currency,
    total: major(paidOf(byPayee).plus(undistributedMinor), currency),
    undistributed: major(undistributedMinor, currency),
    parties: parties.map(({ id, held, amountMinor, changeMinor }) => ({
      party: id,
      partyName: held ? id : nameOf(id),
      held,
      amount: major(amountMinor, currency),
      change: major(changeMinor, currency),
    })),
  };
};
