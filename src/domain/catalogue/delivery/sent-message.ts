/** One message as it was sent, whatever version of the format it came in: texts, and nothing checked yet. */
import type { Statement } from './statement.js';

export type SentMessage = {
  readonly kind: 'new-release' | 'purge';
  readonly statedBy: Statement;
  /** The sender tries whether the message can be read: nothing of it is to be kept. */
  readonly test: boolean;
  readonly recordings: readonly SentRecording[];
  readonly releases: readonly SentRelease[];
  /** Undefined where the message says nothing about deals. */
  readonly deals?: readonly SentDeal[];
};

export type SentRecording = {
  /** Such as `A1`; others of the message refer to it by this. */
  readonly reference: string;
  /** In the order sent; several where there are several editions. */
  readonly isrcs: readonly string[];
  readonly displayTitle?: string;
  readonly title?: string;
  readonly subTitle?: string;
  readonly artist?: string;
  readonly artists: readonly SentArtist[];
  readonly label?: string;
  /** ISO 8601, such as `PT3M45S`. */
  readonly duration?: string;
};

export type SentArtist = { readonly name: string; readonly roles: readonly string[]; readonly isni?: string };

export type SentRelease = {
  /** Such as `R0`; empty in a purge. */
  readonly reference: string;
  /** A track that may be offered by itself. */
  readonly isTrack: boolean;
  readonly icpn?: string;
  readonly grid?: string;
  /** In a purge, of a track by itself. */
  readonly isrc?: string;
  /** With its namespace in front: `PADPIDA...:id`. */
  readonly proprietaryId?: string;
  readonly title?: string;
  readonly artist?: string;
  readonly label?: string;
  /** References of recordings (and of whatever else is on it), in the order of the release. */
  readonly resources: readonly string[];
};

export type SentDeal = {
  /** References of releases. */
  readonly releases: readonly string[];
  readonly territories: readonly string[];
  readonly exceptTerritories: readonly string[];
  /** Days, or times of which the day counts. */
  readonly periods: readonly { readonly from?: string; readonly to?: string }[];
  readonly commercialModels: readonly string[];
  readonly useTypes: readonly string[];
  /** The deal says that there is none any more (ERN 3.x). */
  readonly ends: boolean;
  readonly preOrder: boolean;
};
