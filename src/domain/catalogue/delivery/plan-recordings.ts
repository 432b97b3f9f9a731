/** From the recordings of a message to what is said of each of them; what cannot be taken is noted, and costs nothing else. */
import { trackId } from '../../shared/ids.js';
import { parseIsni } from '../isni.js';
import { parseIsrc, type Isrc } from '../isrc.js';
import { DURATION_MS_MAX, readTrack, TEXT_CHARS_MAX } from '../read-track.js';
import type { CreditedArtist, RecordingFacts } from './delivered-recording.js';
import type { SentArtist, SentMessage, SentRecording } from './sent-message.js';

/** Something of a message that is not taken: what, a word for machines, and a sentence for people. */
export type Ignored = { readonly what: string; readonly reason: string; readonly why: string };

/** A recording whose facts can be kept; which releases it is on is added by whoever knows who speaks for them. */
export type PlannedRecording = Omit<RecordingFacts, 'releases'>;

const ARTISTS_MAX = 200;
const ROLES_MAX = 20;

/** Every recording of a message that has an ISRC. */
export const isrcsIn = ({ recordings }: SentMessage): readonly Isrc[] => [
  ...new Set(recordings.flatMap(({ isrcs }) => isrcs.flatMap((raw) => parseIsrc(raw) ?? []))),
];

/** By reference; a recording that is not there is among the ignored. */
export const planRecordings = (message: SentMessage, ignored: Ignored[]): ReadonlyMap<string, PlannedRecording> => {
  const labels = labelsByResource(message);
  const planned = new Map<string, PlannedRecording>();
  for (const sent of message.recordings) {
    const recording = planRecording(sent, labels.get(sent.reference) ?? '', ignored);
    if (recording !== undefined) planned.set(sent.reference, recording);
  }
  return planned;
};

/** The label of the track by itself where it has one, else that of the release; a message may lack either. */
const labelsByResource = ({ releases, recordings }: SentMessage): ReadonlyMap<string, string> => {
  const labelled = (isTrack: boolean) =>
    releases.flatMap((release) =>
      release.isTrack === isTrack && release.label !== undefined
        ? release.resources.map((resource) => [resource, release.label!] as const)
        : [],
    );
  const own = recordings.flatMap(({ reference, label }) => (label === undefined ? [] : [[reference, label] as const]));
  // The last of an entry holds: a release names its label once, and the first of several releases is the main one.
  return new Map([...labelled(false).reverse(), ...own, ...labelled(true)]);
};

const planRecording = (sent: SentRecording, label: string, ignored: Ignored[]): PlannedRecording | undefined => {
  const [first, ...further] = [...new Set(sent.isrcs)];
  const what = `recording ${first ?? sent.reference}`;
  const note = (reason: string, why: string) => void ignored.push({ what, reason, why });
  if (first === undefined)
    return note('RecordingWithoutIsrc', `${sent.reference} ("${sent.displayTitle ?? ''}") has no ISRC`);
  const isrc = parseIsrc(first);
  if (isrc === undefined) return note('BadFormat', `"${first.slice(0, 80)}" is no ISRC (such as USRC17607839)`);
  const durationMs = durationOf(sent, note);
  const { displayTitle, artist } = sent;
  const facts = { isrc, artist, label, ...(durationMs === undefined ? {} : { durationMs }) };
  const track = readTrack({ ...facts, trackId: trackId(isrc), title: displayTitle });
  if ('problem' in track) return note(track.problem.reason, track.problem.detail);
  if (further.length > 0) note('FurtherEditions', `of several editions the first is taken, not ${further.join(', ')}`);
  const { title = track.read.title, subTitle } = sent;
  return {
    isrc,
    displayTitle: track.read.title,
    title: title.slice(0, TEXT_CHARS_MAX),
    ...(subTitle === undefined ? {} : { subTitle: subTitle.slice(0, TEXT_CHARS_MAX) }),
    artist: track.read.artist,
    artists: artistsOf(sent.artists, note),
    label: track.read.label,
    ...(durationMs === undefined ? {} : { durationMs }),
  };
};

type Note = (reason: string, why: string) => void;

const artistsOf = (sent: readonly SentArtist[], note: Note): readonly CreditedArtist[] => {
  if (sent.length > ARTISTS_MAX) note('TooLong', `of ${sent.length} artists the first ${ARTISTS_MAX} are kept`);
  return sent.slice(0, ARTISTS_MAX).map(({ name, roles, isni: raw }) => {
    const isni = raw === undefined ? undefined : parseIsni(raw);
    if (raw !== undefined && isni === undefined)
      note('BadFormat', `"${raw.slice(0, 80)}" of ${name.slice(0, 80)} is no ISNI: its form or check digit is wrong`);
    return {
      name: name.slice(0, TEXT_CHARS_MAX),
      roles: roles.slice(0, ROLES_MAX),
      ...(isni === undefined ? {} : { isni }),
    };
  });
};

const DURATION = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})(?:\.(\d{1,9}))?S)?)?$/;

/** Whole milliseconds; undefined (and noted) for what is no length of time, and for none at all. */
const durationOf = ({ duration }: SentRecording, note: Note): number | undefined => {
  if (duration === undefined) return undefined;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '0'] = DURATION.exec(duration) ?? [];
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  const durationMs = whole * 1_000 + Math.round(Number(`0.${fraction}`) * 1_000);
  if (durationMs > 0 && durationMs <= DURATION_MS_MAX) return durationMs;
  note('BadFormat', `"${duration.slice(0, 80)}" is no duration (such as PT3M45S); the rest of the recording is taken`);
  return undefined;
};
