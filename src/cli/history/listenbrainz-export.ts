/** A ListenBrainz export: `listens/*.jsonl` of today, or the one JSON array of older exports. */
import { playOfListen, type Metadata } from '../../api/dialects/listenbrainz/listen-to-play.js';
import { textIn } from '../../api/dialects/plain-text.js';
import { badFormat, missing, type Fields, type HistoryFormat } from './history-format.js';

const TIME_S_MAX = 253_402_300_799; // the end of the year 9999

export const listenBrainzExport: HistoryFormat = {
  name: 'ListenBrainz export',
  recognises: (entry) => 'listened_at' in entry && 'track_metadata' in entry,
  read: (entry, listener) => {
    const metadata = entry['track_metadata'];
    if (typeof metadata !== 'object' || metadata === null) return missing('track_metadata');
    const { artist_name: artist, track_name: title } = metadata as Fields;
    if (textIn(title) === undefined) return missing('track_metadata.track_name');
    if (textIn(artist) === undefined) return missing('track_metadata.artist_name');
    const listenedAt = secondsOf(entry['listened_at']);
    if (listenedAt === undefined) return badFormat('listened_at must be a time in seconds since 1970');
    return { kind: 'play', play: playOfListen(listenedAt, metadata as Metadata, listener) };
  },
};

/** Exports write the time as a number with or without a fraction. */
const secondsOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= TIME_S_MAX ? Math.floor(value) : undefined;
