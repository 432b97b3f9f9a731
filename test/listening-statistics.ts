/** How people listen, as figures: computed the same way for the generator and for a real set. */
export type TimedPlay = {
  readonly endedAt: string;
  readonly listenerId: string;
  readonly trackId: string;
  readonly msPlayed: number;
};

const SKIP_MS = 30_000;
const SITTING_ENDS_AFTER_MS = 30 * 60_000;
const QUIET_HOURS = 8;

/** Takes plays sorted by `endedAt`. Shares are of all plays, unless the name says of what. */
export const listeningStatistics = (plays: Iterable<TimedPlay>) => {
  const all = [...plays];
  const byListener = new Map<string, TimedPlay[]>();
  for (const play of all) (byListener.get(play.listenerId) ?? listOf(byListener, play.listenerId)).push(play);
  const pairs = [...byListener.values()].flatMap((own) =>
    own.slice(1).map((play, index) => [own[index]!, play] as const),
  );
  const share = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length / list.length;
  const sittings = sittingsOf([...byListener.values()]);
  return {
    skips: share(all, isSkip),
    under5Seconds: share(all, ({ msPlayed }) => msPlayed < 5_000),
    skipsAfterSkip: share(pairs.filter(([before]) => isSkip(before)), ([, play]) => isSkip(play)), // prettier-ignore
    skipsAfterNoSkip: share(pairs.filter(([before]) => !isSkip(before)), ([, play]) => isSkip(play)), // prettier-ignore
    sameAsBefore: share(pairs, ([before, play]) => before.trackId === play.trackId),
    top1PercentOfTracks: topShare(all, 0.01),
    top10PercentOfTracks: topShare(all, 0.1),
    within2MinutesOfTheOneBefore: share(pairs, ([before, play]) => gapMs(before, play) < 120_000),
    sittingMean: all.length / sittings.length,
    sittingMedian: sittings[Math.floor(sittings.length / 2)]!,
    sitting90th: sittings[Math.floor(sittings.length * 0.9)]!,
    quietHours: mean([...byListener.values()].map(quietShare)),
  };
};

const listOf = (map: Map<string, TimedPlay[]>, key: string): TimedPlay[] => {
  const list: TimedPlay[] = [];
  map.set(key, list);
  return list;
};

const isSkip = ({ msPlayed }: TimedPlay) => msPlayed < SKIP_MS;
const gapMs = (before: TimedPlay, play: TimedPlay) =>
  Date.parse(play.endedAt) - play.msPlayed - Date.parse(before.endedAt);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Plays per sitting, ascending; half an hour without a play ends one. */
const sittingsOf = (lists: readonly (readonly TimedPlay[])[]): readonly number[] => {
  const sizes: number[] = [];
  for (const own of lists)
    for (const [index, play] of own.entries())
      if (index === 0 || gapMs(own[index - 1]!, play) > SITTING_ENDS_AFTER_MS) sizes.push(1);
      else sizes[sizes.length - 1]! += 1;
  return sizes.sort((a, b) => a - b);
};

/** Share of the plays that go to the most played part of the tracks that were played at all. */
const topShare = (plays: readonly TimedPlay[], part: number): number => {
  const counts = new Map<string, number>();
  for (const { trackId } of plays) counts.set(trackId, (counts.get(trackId) ?? 0) + 1);
  const descending = [...counts.values()].sort((a, b) => b - a);
  const top = descending.slice(0, Math.ceil(descending.length * part));
  return top.reduce((sum, count) => sum + count, 0) / plays.length;
};

/** Share of one listener's plays in the eight hours of the day (UTC) with the fewest of them: the night, where there is one. */
const quietShare = (own: readonly TimedPlay[]): number => {
  const hours = new Array<number>(24).fill(0);
  for (const { endedAt } of own) hours[Number(endedAt.slice(11, 13))]! += 1;
  const quietest = hours.sort((a, b) => a - b).slice(0, QUIET_HOURS);
  return quietest.reduce((sum, count) => sum + count, 0) / own.length;
};
