/** Spotify's "Extended streaming history": `Streaming_History_Audio_*.json`, in older exports `endsong_*.json`. */
import { TERRITORY } from '../../domain/shared/market.js';
import { textIn } from '../../api/dialects/plain-text.js';
import type { EndReason } from '../../domain/listening/listening-day.js';
import { ignored, missing, type Fields, type HistoryFormat } from './history-format.js';
import { readSpotifyPlay } from './spotify-play.js';

export const spotifyExtended: HistoryFormat = {
  name: 'Spotify extended streaming history',
  recognises: (entry) => 'ts' in entry && 'ms_played' in entry,
  read: (entry, listener) => {
    const title = textIn(entry['master_metadata_track_name']);
    const artist = textIn(entry['master_metadata_album_artist_name']);
    if (title === undefined) return ignored(kindOf(entry));
    if (artist === undefined) return missing('master_metadata_album_artist_name');
    const territory = String(entry['conn_country']);
    const uri = textIn(entry['spotify_track_uri']);
    return readSpotifyPlay(
      {
        fields: { ended: 'ts', msPlayed: 'ms_played' },
        ended: entry['ts'],
        msPlayed: entry['ms_played'],
        title,
        artist,
        release: entry['master_metadata_album_album_name'],
        endReason: endReasonOf(entry),
        offline: entry['offline'] === true,
        // ZZ stands for "not known" with Spotify too.
        ...(TERRITORY.test(territory) && territory !== 'ZZ' && { territory }),
        platform: entry['platform'],
        // Older exports write platform and other facts in other ways, so that these three alone name a play.
        identity: ['extended', ...(uri === undefined ? [artist, title] : [uri])],
      },
      listener,
    );
  },
};

/** What an entry without a track is. */
const kindOf = (entry: Fields): string => {
  if (textIn(entry['episode_name']) ?? textIn(entry['spotify_episode_uri'])) return 'podcast episode';
  if (textIn(entry['audiobook_title']) ?? textIn(entry['audiobook_uri'])) return 'audiobook chapter';
  return 'entry without a track name';
};

const END_REASON: Readonly<Record<string, EndReason>> = {
  trackdone: 'track-done',
  fwdbtn: 'skipped',
  backbtn: 'back',
  logout: 'logout',
  trackerror: 'error',
  'unexpected-exit': 'error',
  'unexpected-exit-while-paused': 'stopped',
  endplay: 'stopped',
  clickrow: 'stopped',
  clickside: 'stopped',
  playbtn: 'stopped',
  remote: 'stopped',
  popup: 'stopped',
  uriopen: 'stopped',
  appload: 'stopped',
};

/** The reason where there is one; some years have only `skipped`, as true or as 1. */
const endReasonOf = (entry: Fields): EndReason => {
  const reason = END_REASON[String(entry['reason_end'])];
  if (reason !== undefined) return reason;
  return entry['skipped'] === true || entry['skipped'] === 1 ? 'skipped' : 'unknown';
};
