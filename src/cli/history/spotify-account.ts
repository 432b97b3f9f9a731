/** Spotify's "Account data": `StreamingHistory*.json`, the last year, to the minute, in UTC. */
import { textIn } from '../../api/dialects/plain-text.js';
import { ignored, missing, type HistoryFormat } from './history-format.js';
import { readSpotifyPlay } from './spotify-play.js';

export const spotifyAccount: HistoryFormat = {
  name: 'Spotify account data',
  recognises: (entry) => 'endTime' in entry && 'msPlayed' in entry,
  read: (entry, listener) => {
    if ('podcastName' in entry || 'episodeName' in entry) return ignored('podcast episode');
    if ('audiobookName' in entry || 'audiobookTitle' in entry || 'authorName' in entry)
      return ignored('audiobook chapter');
    const title = textIn(entry['trackName']);
    const artist = textIn(entry['artistName']);
    if (title === undefined) return missing('trackName');
    if (artist === undefined) return missing('artistName');
    return readSpotifyPlay(
      {
        fields: { ended: 'endTime', msPlayed: 'msPlayed' },
        ended: entry['endTime'],
        msPlayed: entry['msPlayed'],
        title,
        artist,
        endReason: 'unknown',
        identity: ['account', artist, title],
      },
      listener,
    );
  },
};
