/**
 * What fraud detection found of one track, or of one listener, in one month.
 *
 * Verdicts come late and are taken back, so each is an event: the last one holds, and finding nothing lifts the one
 * before. The streams stay where they are. An open month leaves the artificial ones out of its counts; for a closed one
 * the difference becomes an adjustment in the next open month.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import type { ListenerId, TrackId } from '../../shared/ids.js';
import type { Period } from '../period.js';

export type FraudSubject =
  | { readonly kind: 'track'; readonly trackId: TrackId }
  | { readonly kind: 'listener'; readonly listenerId: ListenerId };

/** How many of the subject's streams of the month are artificial; `all` also of those that come in later. */
export type ArtificialStreams = number | 'all';

export type GiveFraudVerdict = {
  readonly period: Period;
  readonly subject: FraudSubject;
  /** 0 lifts the verdict. */
  readonly artificialStreams: ArtificialStreams;
  /** For the supplier who asks: who found what, and how. */
  readonly reason: string;
};

/** `edition` counts the verdicts from 1, so that a return to an earlier one is an event of its own. The month is what it is effective for. */
export type FraudVerdictEvent = {
  readonly type: 'FraudVerdictGiven';
  readonly data: GiveFraudVerdict & { readonly edition: number };
};

export type FraudVerdictRefusal = { readonly kind: 'NoFraudVerdictToLift'; readonly period: Period };

type Verdict = {
  readonly edition: number;
  readonly artificialStreams: ArtificialStreams;
  readonly reason?: string;
};

const initial = (): Verdict => ({ edition: 0, artificialStreams: 0 });

const evolve = (_verdict: Verdict, { data: { edition, artificialStreams, reason } }: FraudVerdictEvent): Verdict => ({
  edition,
  artificialStreams,
  reason,
});

const decide = (command: GiveFraudVerdict, verdict: Verdict): Decision<FraudVerdictEvent, FraudVerdictRefusal> => {
  const { period, artificialStreams, reason } = command;
  if (artificialStreams === verdict.artificialStreams && reason === verdict.reason) return accept();
  if (artificialStreams === 0 && verdict.edition === 0) return refuse({ kind: 'NoFraudVerdictToLift', period });
  return accept({ type: 'FraudVerdictGiven', data: { ...command, edition: verdict.edition + 1 } });
};

export const fraudVerdict: Decider<GiveFraudVerdict, Verdict, FraudVerdictEvent, FraudVerdictRefusal> = {
  initial,
  evolve,
  decide,
};

export const fraudVerdictStream = ({ period, subject }: Pick<GiveFraudVerdict, 'period' | 'subject'>) =>
  subject.kind === 'track'
    ? (`fraud-verdict-${period}-track-${subject.trackId}` as const)
    : (`fraud-verdict-${period}-listener-${subject.listenerId}` as const);
