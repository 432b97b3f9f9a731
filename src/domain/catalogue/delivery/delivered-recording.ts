/**
 * What record companies say of one recording in the messages that they deliver.
 *
 * One stream per ISRC, since the code is meant to name one recording for ever and several senders may speak of it: on an
 * album, on a compilation, through another distributor. It may be corrected on the release that it was first delivered
 * on. What is said of it elsewhere must fit; if it does not, one of the two has the wrong code, and money would go astray.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import type { Isrc } from '../isrc.js';
import type { ReleaseId } from './delivered-release.js';
import { isOlder, isSameMessage, type Statement } from './statement.js';

export type CreditedArtist = {
  readonly name: string;
  /** As sent, such as `MainArtist`, `FeaturedArtist`. */
  readonly roles: readonly string[];
  readonly isni?: string;
};

export type RecordingFacts = {
  readonly isrc: Isrc;
  /** As it is shown, with what is in brackets. */
  readonly displayTitle: string;
  readonly title: string;
  readonly subTitle?: string;
  /** As it is shown, for all artists together. */
  readonly artist: string;
  readonly artists: readonly CreditedArtist[];
  readonly label: string;
  readonly durationMs?: number;
  /** Those of the message that hold it and that the sender may speak for, sorted. */
  readonly releases: readonly ReleaseId[];
};

export type DeliverRecording = RecordingFacts & { readonly statedBy: Statement };

/** `edition` counts the messages that were taken from 1. */
export type RecordingDeliveryEvent = {
  readonly type: 'RecordingDelivered';
  readonly data: DeliverRecording & { readonly edition: number };
};

export type RecordingFact = 'title' | 'artist' | 'label' | 'duration';

export type RecordingDeliveryRefusal = {
  /** Contradicted: by somebody who may not correct it, or by so much that it is another recording. */
  readonly kind: 'RecordingContradicted' | 'RecordingKnownFromNewerMessage';
  readonly isrc: Isrc;
  readonly differsIn: RecordingFact;
  readonly known: string;
  readonly stated: string;
  /** The message that said what is known. */
  readonly knownFrom: Statement;
};

type Recording = RecordingDeliveryEvent['data'] | undefined;

/** ISRC Handbook: an edit that changes the playing time by more than ten seconds is a recording of its own. */
const DURATION_TOLERANCE_MS = 10_000;

const evolve = (_recording: Recording, { data }: RecordingDeliveryEvent): Recording => data;

const decide = (
  command: DeliverRecording,
  known: Recording,
): Decision<RecordingDeliveryEvent, RecordingDeliveryRefusal> => {
  const delivered = accept({
    type: 'RecordingDelivered' as const,
    data: { ...command, edition: (known?.edition ?? 0) + 1 },
  });
  if (known === undefined) return delivered;
  const difference = firstDifference(command, known);
  const differs = (kind: RecordingDeliveryRefusal['kind'], [differsIn, was, is]: Difference) =>
    refuse({ kind, isrc: known.isrc, differsIn, known: was, stated: is, knownFrom: known.statedBy });
  if (isSameMessage(command.statedBy, known.statedBy))
    return difference === undefined ? accept() : differs('RecordingContradicted', difference);
  if (isOlder(command.statedBy, known.statedBy))
    return difference === undefined ? accept() : differs('RecordingKnownFromNewerMessage', difference);
  if (mayCorrect(command, known) && !isAnotherLength(command, known)) return delivered;
  if (difference !== undefined) return differs('RecordingContradicted', difference);
  return accept();
};

export const deliveredRecording: Decider<
  DeliverRecording,
  Recording,
  RecordingDeliveryEvent,
  RecordingDeliveryRefusal
> = { initial: () => undefined, evolve, decide };

export const deliveredRecordingStream = (isrc: Isrc) => `delivered-recording-${isrc}` as const;

const mayCorrect = (command: DeliverRecording, known: DeliverRecording): boolean =>
  command.releases.some((release) => known.releases.includes(release));

type Difference = readonly [fact: RecordingFact, known: string, stated: string];

/** What two people who mean the same recording would not both say. Case and spaces are a matter of taste. */
const firstDifference = (stated: RecordingFacts, known: RecordingFacts): Difference | undefined => {
  if (isAnotherLength(stated, known)) return ['duration', seconds(known), seconds(stated)];
  const texts = [
    ['title', known.displayTitle, stated.displayTitle],
    ['artist', known.artist, stated.artist],
    ['label', known.label, stated.label],
  ] as const satisfies readonly Difference[];
  return texts.find(([, one, other]) => loosely(one) !== loosely(other));
};

const isAnotherLength = (stated: RecordingFacts, known: RecordingFacts): boolean =>
  stated.durationMs !== undefined &&
  known.durationMs !== undefined &&
  Math.abs(stated.durationMs - known.durationMs) > DURATION_TOLERANCE_MS;

const seconds = ({ durationMs = 0 }: RecordingFacts) => `${durationMs / 1_000} s`;

const loosely = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
