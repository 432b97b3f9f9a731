/** The money of a demo: what a service might set aside for recordings, per listener and month. Invented prices. */
import type { ListenerLine } from '../import/play-files.js';

export const DEMO_CURRENCY = 'EUR';

/** Minor units a listener and month, after taxes and the service's own share. */
const CENTS_PER_LISTENER: Readonly<Record<string, bigint>> = { premium: 571n, family: 342n, student: 285n, free: 48n };
const CENTS_OTHERWISE = 100n;

/** One pool per territory and offering that has listeners, as `import-pools` reads it. */
export const demoPools = (month: string, listeners: readonly ListenerLine[]): string => {
  const amounts = new Map<string, bigint>();
  for (const { territory, tier } of listeners) {
    const key = `${territory},${tier}`;
    amounts.set(key, (amounts.get(key) ?? 0n) + (CENTS_PER_LISTENER[tier] ?? CENTS_OTHERWISE));
  }
  const rows = [...amounts].sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = rows.map(([key, amount]) => `${month},${key},${DEMO_CURRENCY},${amount}`);
  return `${['period,territory,offering,currency,amount_minor', ...lines].join('\n')}\n`;
};
