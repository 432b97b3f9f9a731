/**
 * When a thing happened, on the server's clock, from what a player with a possibly wrong clock says.
 *
 * A relative age needs no client clock at all and wins. A claimed time is moved by (received - sent) when the player
 * said when it sent the report and its clock is off by more than a slow network explains; otherwise it stands as it is.
 */
import type { ClockRepair } from '../../domain/listening/listening-day.js';
import type { ReportProblem } from './listening-report.js';

/** Below this the difference between sent and received is the network's, not the clock's. */
export const CLOCK_SKEW_TOLERATED_MS = 120_000;

export type Claim = {
  readonly claimed: string | undefined;
  readonly ageMs: number | undefined;
  /** The name of the field with the claimed time, for messages. */
  readonly field: 'startedAt' | 'at';
};

export type Received = { readonly receivedMs: number; readonly sentMs: number | undefined };
export type Repaired = { readonly at: string; readonly clock?: ClockRepair };

export const repairClock = (
  { claimed, ageMs, field }: Claim,
  { receivedMs, sentMs }: Received,
): Repaired | ReportProblem => {
  if (ageMs !== undefined) return { at: iso(receivedMs - ageMs), clock: { repair: 'age', ageMs } };
  if (claimed === undefined) return { reason: 'MissingField', field: `/${field}`, detail: `give ${field}, or ageMs` };
  const claimedMs = parseTime(claimed);
  if (claimedMs === undefined) return { reason: 'BadFormat', field: `/${field}`, detail: 'is not a date that exists' };
  const skewMs = sentMs === undefined ? 0 : receivedMs - sentMs;
  if (sentMs === undefined || Math.abs(skewMs) <= CLOCK_SKEW_TOLERATED_MS)
    return { at: AS_KEPT.test(claimed) ? claimed : iso(claimedMs) };
  return { at: iso(claimedMs + skewMs), clock: { repair: 'sent-at', claimedAt: iso(claimedMs), sentAt: iso(sentMs) } };
};

/** How times are kept; hour 24 is the next day's hour 0. */
const AS_KEPT = /^.{10}T(?!24).{8}\..{3}Z$/;
const iso = (ms: number) => new Date(ms).toISOString();

/** Milliseconds since 1970; undefined for a day that is in no calendar, such as 30 February. */
export const parseTime = (text: string): number | undefined => {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) return undefined;
  const day = Number(text.slice(8, 10));
  if (day <= 28) return ms;
  return day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate() ? ms : undefined;
};
