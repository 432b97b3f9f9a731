import type { Command } from 'commander';
import type { Ledger, OpenLedger } from '../ledger.js';
import {
  LAG_EVENTS_MAX,
  listParked,
  projectionStatus,
  rebuild,
  RebuildRunning,
  retryParked,
  type ProjectionStatus,
  type RebuildReport,
} from '../projections/index.js';
import { ledgerProjections } from '../run-projections.js';
import { CliProblem, count, note, say, table } from './output.js';
import { startAlongLog } from './progress.js';
import { registerRepeats } from './projections-repeats.command.js';
import { withLedger, withProjections } from './with-ledger.js';
import { untilCaughtUp } from './until-caught-up.js';

const json = (value: unknown) =>
  JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? String(field) : field));

const statusTable = (rows: readonly ProjectionStatus[]) =>
  table(
    ['projection', 'version', 'build', 'status', 'checkpoint', 'events', 'lag events', 'lag s', 'parked'],
    rows.map((row) => [
      row.projection,
      row.version,
      String(row.build),
      row.status,
      String(row.checkpoint),
      count(row.events),
      `${count(row.lag.events)}${row.lag.events === LAG_EVENTS_MAX ? '+' : ''}`,
      row.lag.seconds.toFixed(1),
      count(row.parked),
    ]),
  );

const reportTable = (reports: readonly RebuildReport[]) =>
  table(
    ['projection', 'events', 'position', 'live state', 'rebuilt state', 'same'],
    reports.map((report) => [
      report.projection,
      count(report.events),
      String(report.position),
      report.liveHash.slice(0, 16),
      report.rebuiltHash.slice(0, 16),
      report.same ? 'yes' : `NO${report.liveVersion === report.version ? '' : ` (was ${report.liveVersion})`}`,
    ]),
  );

/** Brings the live tables up to the log first, so that both sides are compared over everything there is. */
const rebuildAll = async (ledger: Ledger, names: readonly string[]) => {
  const all = ledgerProjections(ledger.config);
  const unknown = names.find((name) => all.every((projection) => projection.name !== name));
  if (unknown !== undefined)
    throw new CliProblem(`no projection ${unknown}; there are ${all.map(({ name }) => name).join(', ')}`);
  const projections = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  return withProjections(ledger, async () => {
    await untilCaughtUp(ledger);
    const progress = startAlongLog('Rebuilding', await ledger.store.head());
    const onProgress = ({ position }: { readonly position: bigint }) => progress.at(position);
    const reports = await rebuild({ ...ledger, projections, onProgress }).catch((error: unknown) => {
      throw error instanceof RebuildRunning ? new CliProblem(`${error.message}; wait until it is done`) : error;
    });
    progress.done();
    return reports;
  });
};

const projectionName = (ledger: Ledger, name: string) => {
  if (ledgerProjections(ledger.config).every((projection) => projection.name !== name))
    throw new CliProblem(`no projection ${name}; see: playledger projections status`);
  return name;
};

export const registerProjections = (program: Command, open: OpenLedger): void => {
  const projections = program.command('projections').description('the read side: how far it is, and building it anew');
  projections
    .command('status')
    .description('how far each projection is behind the log, in events and seconds, and what it set aside')
    .option('--json', 'answer with one line of JSON')
    .action(({ json: asJson }: { json?: true }) =>
      withLedger(open, async (ledger) => {
        const all = ledgerProjections(ledger.config);
        const rows = await projectionStatus({ ...ledger, projections: all });
        if (rows.length === 0) note('nothing is built yet; playledger serve, or any command that needs it, builds it');
        say(asJson ? json(rows) : statusTable(rows));
      }),
    );
  projections
    .command('rebuild')
    .description('build from the log beside the live tables, compare the state hashes, and switch')
    .argument('[names...]', 'which ones (default: all)')
    .option('--json', 'answer with one line of JSON')
    .action((names: string[], { json: asJson }: { json?: true }) =>
      withLedger(open, async (ledger) => {
        const reports = await rebuildAll(ledger, names);
        say(asJson ? json(reports) : reportTable(reports));
        const different = reports.filter(({ same, liveVersion, version }) => !same && liveVersion === version);
        if (different.length > 0)
          throw new CliProblem(
            `the rebuilt state differs from the live one: ${different.map(({ projection }) => projection).join(', ')}`,
          );
      }),
    );
  projections
    .command('parked')
    .description('events that a projection could not take, with the error; --retry tries them again')
    .argument('<name>', 'the projection')
    .option('--retry', 'apply them again')
    .action((name: string, { retry }: { retry?: true }) =>
      withLedger(open, async (ledger) => {
        const projection = ledgerProjections(ledger.config).find((one) => one.name === projectionName(ledger, name))!;
        if (retry) note(json(await retryParked(ledger, projection)));
        for (const parked of await listParked(ledger.postgres, name)) say(json(parked));
      }),
    );
  registerRepeats(projections, open);
};
