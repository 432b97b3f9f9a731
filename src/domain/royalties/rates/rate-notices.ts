/** What is said beside an amount of the rates that it rests on: those that nobody has read in their source yet at least. */
import { SCOPES, type Rate } from './rate.js';

/** One line for each rate to be confirmed among those used, each once, in the order of first use. */
export const noticesOf = (used: readonly Rate[]): readonly string[] => [
  ...new Set(used.filter(isUnconfirmed).map(noticeOf)),
];

/** One line for each rate used, confirmed or not: of a licence, finance wants to see what it was computed by. */
export const ratesTold = (used: readonly Rate[]): readonly string[] => [...new Set(used.map(noticeOf))];

const isUnconfirmed = ({ confidence }: Rate) => confidence === 'to-be-confirmed';

const noticeOf = (rate: Rate): string => {
  const { rule, value, unit, effectiveFrom, effectiveTo = 'further notice', version, source } = rate;
  const scope = SCOPES.flatMap((name) => rate[name] ?? []);
  const where = [...scope, version, `${effectiveFrom} to ${effectiveTo}`].join(', ');
  const isWhat = `${rule} is ${value ?? 'none'} (${unit}; ${where})`;
  return isUnconfirmed(rate) ? `To be confirmed: ${isWhat}. Check ${source}` : `By rate: ${isWhat}. Source: ${source}`;
};
