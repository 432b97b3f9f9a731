/** What has to be said beside an amount that rests on rates that nobody has read in their source yet. */
import { SCOPES, type Rate } from './rate.js';

/** One line for each rate to be confirmed among those used, each once, in the order of first use. */
export const noticesOf = (used: readonly Rate[]): readonly string[] => [
  ...new Set(used.filter(({ confidence }) => confidence === 'to-be-confirmed').map(noticeOf)),
];

const noticeOf = (rate: Rate): string => {
  const { rule, value, unit, effectiveFrom, effectiveTo = 'further notice', version, source } = rate;
  const scope = SCOPES.flatMap((name) => rate[name] ?? []);
  const where = [...scope, version, `${effectiveFrom} to ${effectiveTo}`].join(', ');
  return `To be confirmed: ${rule} is ${value ?? 'none'} (${unit}; ${where}). Check ${source}`;
};
