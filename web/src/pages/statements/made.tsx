/** How this number was made: from the pools to what is payable, step by step, and each correction with its cause. */
import { at } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import type { Statement, StatementAdjustment, StatementCurrency, Step } from '../../api/types.js';
import { Bars, type Bar } from '../../charts/bars.js';
import { waterfall } from '../../charts/lengths.js';
import { Empty, Show } from '../../components/answer.js';
import { Money, SignedMoney } from '../../components/figures.js';
import { Table, type Column } from '../../components/table.js';
import { count, money, month } from '../../format/format.js';
import { words } from '../../format/words.js';
import { StatementHead, type StatementOf } from './statement-head.js';

export const HowItWasMade = ({ party, period }: StatementOf) => {
  const statement = useAnswer<Statement>(at`/v1/parties/${party}/statements/${period}`);
  return (
    <>
      <StatementHead party={party} period={period} page="How it was made:" />
      <Show of={statement} loading="Loading how it was made">
        {(found) => (
          <>
            <FromThePools of={found} />
            {found.currencies.map((one) => (
              <Made key={one.currency} of={one} />
            ))}
            <Notices notices={found.notices} />
          </>
        )}
      </Show>
    </>
  );
};

const FromThePools = ({ of }: { readonly of: Statement }) => (
  <section aria-labelledby="pools">
    <h2 id="pools">From the pools to your part of them</h2>
    <dl class="facts">
      <Fact name="Which plays count" value={of.policy} />
      <Fact name="How pools were shared out" value={modelOf(of)} />
      <Fact name="Under which deal" value={of.dealId ?? 'none: the part of the pools, as it is'} />
      <Fact name="Calculated in" value={of.runId} />
    </dl>
  </section>
);

/** With what it was told, such as how much of a blend is pro rata. */
const modelOf = ({ payoutModel: { name, parameters } }: Statement): string => {
  const told = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
  return [words(name), ...told].join(', ');
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Made = ({ of }: { readonly of: StatementCurrency }) => {
  const { currency, gross, payable, streams, steps, adjustments } = of;
  return (
    <section aria-labelledby={`made-${currency}`}>
      <h2 id={`made-${currency}`}>From your part of the pools to what is payable, in {currency}</h2>
      <p>
        {count(streams)} streams made {money(gross, currency)} of the pools yours. The steps below make{' '}
        {money(payable, currency)} of it.
      </p>
      {steps.length === 0 ? (
        <Empty>There was nothing to settle in this currency.</Empty>
      ) : (
        <div class="beside">
          <div class="card">
            <Bars label={`The steps to ${money(payable, currency)}`} currency={currency} bars={barsOf(of)} />
          </div>
          <Table caption={`Steps in ${currency}`} rows={steps} columns={stepColumns(currency)} />
        </div>
      )}
      <Corrections currency={currency} adjustments={adjustments} />
    </section>
  );
};

/** What came out of the pools stands on top: the deal makes the first step of it. */
const barsOf = ({ gross, steps }: StatementCurrency): readonly Bar[] => {
  const floats = waterfall(steps);
  const ofThePools: Bar = { label: 'Your part of the pools', amount: gross, tone: 'quiet' };
  const made = steps.map(({ label, amount, total }, nth) => {
    return { label, amount, floating: floats[nth]!, tone: total ? 'accent' : 'signed' } as const;
  });
  return [ofThePools, ...made];
};

type CorrectionsProps = { readonly currency: string; readonly adjustments: readonly StatementAdjustment[] };

const Corrections = ({ currency, adjustments }: CorrectionsProps) => (
  <>
    <h3>Corrections of closed months</h3>
    {adjustments.length === 0 ? (
      <Empty>None: nothing that was stated before has changed.</Empty>
    ) : (
      <Table caption={`Corrections in ${currency}`} rows={adjustments} columns={correctionColumns(currency)} />
    )}
  </>
);

const Notices = ({ notices }: { readonly notices: readonly string[] }) =>
  notices.length === 0 ? null : (
    <section aria-labelledby="notices">
      <h2 id="notices">To be confirmed</h2>
      <ul>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </section>
  );

const stepColumns = (currency: string): readonly Column<Step>[] => [
  { head: 'Step', cell: ({ label, total }) => (total ? <strong>{label}</strong> : label) },
  { head: 'Amount', numeric: true, cell: ({ amount, total }) =>
    total ? <strong><Money amount={amount} currency={currency} /></strong> : <SignedMoney amount={amount} currency={currency} /> },
  { head: 'By which rule', cell: ({ rule }) => <Rule rule={rule} /> },
]; // prettier-ignore

const PARTS_SHOWN_MAX = 3;

/** A rule that goes market by market is as long as there are markets, and is opened by who wants to see them. */
const Rule = ({ rule }: Pick<Step, 'rule'>) => {
  const parts = rule.split('; ');
  if (parts.length <= PARTS_SHOWN_MAX) return <span class="quiet">{rule}</span>;
  return (
    <details class="quiet">
      <summary>in each of {count(parts.length)} markets</summary>
      <ul class="terms">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </details>
  );
};

const correctionColumns = (currency: string): readonly Column<StatementAdjustment>[] => [
  { head: 'Month', cell: ({ corrects }) => month(corrects) },
  { head: 'Amount', numeric: true, cell: ({ amount }) => <SignedMoney amount={amount} currency={currency} /> },
  { head: 'Because', cell: ({ cause, causeText }) => <span title={cause}>{causeText}</span> },
];
