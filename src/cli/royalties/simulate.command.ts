/** `royalties simulate`: what a month would pay under other payout models, and to whom it would matter. */
import type { Command } from 'commander';
import { inMonthSnapshot } from '../../api/royalties/month-snapshot.js';
import type { Ledger, OpenLedger } from '../../ledger.js';
import { compareModels } from '../../reporting/simulation/compare-models.js';
import { simulateMonth } from '../../reporting/simulation/simulate-month.js';
import { titlesOfTracks } from '../../reporting/simulation/track-titles.js';
import { CliProblem, note, say } from '../output.js';
import { explain } from './explain-refusal.js';
import { addUsageOptions } from './model-options.js';
import { atTheDesk } from './month.commands.js';
import { PAYOUT_MODEL_NAMES } from '../../domain/royalties/payout/payout-models.js';
import { modelOption, modelsOption, oneMore, readSimulation, topOption, unitOption, type AskedSimulation, type SimulateOptions } from './simulate-options.js'; // prettier-ignore
import { simulationForPeople, simulationInJson, type SimulationAnswer } from './simulation-answers.js';

export const registerSimulate = (royalties: Command, open: OpenLedger): void => {
  const command = royalties
    .command('simulate')
    .description('share a month out under other payout models and say who would win and lose; nothing is written')
    .requiredOption('--period <month>', 'such as 2026-08')
    .option('--models <names>', `all, or some of ${PAYOUT_MODEL_NAMES.join(',')}`, modelsOption, PAYOUT_MODEL_NAMES)
    .option('--baseline <model>', 'the model that the others are compared with', modelOption, 'pro-rata')
    .option('--by <unit>', 'winners and losers by party, artist or track', unitOption, 'party')
    .option('--top <n>', 'how many winners and losers of each currency', topOption, 10)
    .option('--set <name=value>', 'a parameter of a model, such as capPlays=500; may be repeated', oneMore, [])
    .option('--despite-parked', 'also where events were set aside that could not be counted')
    .option('--json', 'answer with one line of JSON');
  addUsageOptions(command).action(async (options: SimulateOptions) => {
    const asked = readSimulation(options);
    const answer = await atTheDesk(open, options.despiteParked === true, (ledger) => simulate(ledger, asked, options));
    say(options.json ? JSON.stringify(simulationInJson(answer)) : simulationForPeople(answer));
  });
};

const simulate = async (
  { postgres, store }: Ledger,
  asked: AskedSimulation,
  { models: wanted, baseline, top, by }: SimulateOptions,
): Promise<SimulationAnswer> => {
  const onProgress = (step: string) => note(`${asked.period}: ${step}`);
  const done = await inMonthSnapshot({ db: postgres.db, store }, async ({ tx, position }) => {
    const simulation = await simulateMonth(tx, { ...asked, knownAt: position, onProgress });
    if ('refused' in simulation) return simulation;
    const models = compareModels(simulation.outcomes, { baseline, top }).filter(({ name }) =>
      wanted.some((one) => one === name),
    );
    const shown = models.flatMap(({ currencies }) => currencies.flatMap(({ winners, losers }) => [...winners, ...losers])); // prettier-ignore
    const titles = await titlesOfTracks(tx, by === 'track' ? shown.map(({ id }) => id) : []);
    return { position, models, titles };
  });
  if ('refused' in done) throw new CliProblem(explain(done.refused));
  return { period: asked.period, baseline, by, ...done };
};
