/** What each payout model would pay for this month, and to whom: nothing is booked. */
import { useState } from 'preact/hooks';
import { at } from '../../api/client.js';
import { problemIn } from '../../api/use-answer.js';
import type { Problem, SimulatedModel, SimulatedParty, Simulation } from '../../api/types.js';
import { Empty, Loading } from '../../components/answer.js';
import { ChangeBars, largestChanges } from '../../components/change-bars.js';
import { Choice } from '../../components/choice.js';
import { Money, SignedMoney } from '../../components/figures.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { Table, type Column } from '../../components/table.js';
import { signOf } from '../../format/decimals.js';
import { words } from '../../format/words.js';
import { holds, useApi, useMe } from '../../session/session.js';
import { MonthHead, type OfMonth } from './month-head.js';

type State = { readonly busy?: boolean; readonly problem?: Problem; readonly simulation?: Simulation };

export const WhatIf = ({ period }: OfMonth) => {
  const api = useApi();
  const me = useMe();
  const [{ busy, problem, simulation }, setState] = useState<State>({});
  const simulate = () => {
    setState({ busy: true });
    api.send<Simulation>('POST', at`/v1/periods/${period}/simulations`, { models: 'all' }).then(
      (found) => setState({ simulation: found }),
      (cause: unknown) => setState({ problem: problemIn(cause) }),
    );
  };
  return (
    <>
      <MonthHead period={period} page="what if" />
      <p>What would each payout model pay for the recordings of this month, before deals? Nothing is booked by asking.</p>
      {!holds(me, 'finance', 'admin') && <Empty>Somebody of finance can ask this.</Empty>}
      {holds(me, 'finance', 'admin') && simulation === undefined && !busy && (
        <button type="button" class="main-action" onClick={simulate}>
          Compare all models
        </button>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {busy && <Loading says="Sharing the pools out by every model" />}
      {simulation && <Simulated models={simulation.models} />}
    </>
  ); // prettier-ignore
};

const movedBy = ({ parties }: SimulatedModel) => parties.filter(({ change }) => signOf(change) !== 0).map(named);

/** What is held goes by why it is. */
const named = (one: SimulatedParty): SimulatedParty =>
  one.held ? { ...one, partyName: `Held: ${words(one.partyName)}` } : one;

const Simulated = ({ models }: { readonly models: readonly SimulatedModel[] }) => {
  const names = [...new Set(models.map(({ model }) => model))];
  const moving = names.find((name) => models.some((one) => one.model === name && movedBy(one).length > 0));
  const [chosen, choose] = useState(moving ?? names[0] ?? '');
  return (
    <>
      <section aria-labelledby="models">
        <h2 id="models">The models</h2>
        <Table caption="Models" rows={models} columns={MODEL_COLUMNS} />
      </section>
      <section aria-labelledby="moved">
        <h2 id="moved">Who wins, who loses</h2>
        <div class="filters">
          <Choice label="Model" value={chosen} options={names} wordsOf={words} onChoose={choose} all="" />
        </div>
        {models
          .filter(({ model }) => model === chosen)
          .map((model) => (
            <Moved key={model.currency} model={model} />
          ))}
      </section>
    </>
  );
};

const Moved = ({ model }: { readonly model: SimulatedModel }) => {
  const { currency } = model;
  const moved = movedBy(model);
  if (moved.length === 0) return <Empty>Nobody wins or loses by this model.</Empty>;
  return (
    <div class="beside">
      <div class="card">
        <ChangeBars label={`Winners and losers by ${words(model.model)}, in ${currency}`} currency={currency} changes={moved} />
      </div>
      <Table caption={`Each party by ${words(model.model)}, in ${currency}`} rows={largestChanges(moved)} columns={partyColumns(currency)} />
    </div>
  ); // prettier-ignore
};

const countOf = (model: SimulatedModel, sign: 1 | -1) =>
  model.parties.filter(({ change }) => signOf(change) === sign).length;

const MODEL_COLUMNS: readonly Column<SimulatedModel>[] = [
  { head: 'Model', cell: ({ model }) => words(model) },
  { head: 'Pays', numeric: true, cell: ({ total, currency }) => <Money amount={total} currency={currency} /> },
  { head: 'Win', numeric: true, cell: (model) => countOf(model, 1) },
  { head: 'Lose', numeric: true, cell: (model) => countOf(model, -1) },
];

const partyColumns = (currency: string): readonly Column<SimulatedModel['parties'][number]>[] => [
  { head: 'Party', cell: ({ partyName }) => partyName },
  { head: 'Would get', numeric: true, cell: ({ amount }) => <Money amount={amount} currency={currency} /> },
  { head: 'Change', numeric: true, cell: ({ change }) => <SignedMoney amount={change} currency={currency} /> },
];
