/** Where a claim holds: the world or a list of territories, and what is left out of the world. */

/** In place of a list: every territory, the unknown one (`ZZ`) included. */
export const WORLD = '*';

/** Both sorted, each territory once. A list that leaves something out is written as the rest, so only the world does. */
export type Coverage = { readonly territories: readonly string[]; readonly exceptTerritories: readonly string[] };

const isWorld = ({ territories }: Coverage) => territories.includes(WORLD);

/** The canonical form; without any territory it covers nothing. */
export const coverage = (territories: readonly string[], except: readonly string[] = []): Coverage => {
  const listed = [...new Set(territories)].sort();
  const out = [...new Set(except)].sort();
  if (listed.includes(WORLD)) return { territories: [WORLD], exceptTerritories: out };
  return { territories: listed.filter((territory) => !out.includes(territory)), exceptTerritories: [] };
};

/** Where both hold: a list, the world (whatever is left out of it), or nothing. */
export const commonTerritories = (one: Coverage, other: Coverage): readonly string[] => {
  if (isWorld(one)) return isWorld(other) ? [WORLD] : without(other.territories, one.exceptTerritories);
  if (isWorld(other)) return without(one.territories, other.exceptTerritories);
  return one.territories.filter((territory) => other.territories.includes(territory));
};

const without = (territories: readonly string[], out: readonly string[]) =>
  territories.filter((territory) => !out.includes(territory));
