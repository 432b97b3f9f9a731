import { describe, expect, it } from 'vitest';
import { listenerId } from '../../domain/shared/ids.js';
import type { Fields, HistoryFormat } from './history-format.js';
import { listenBrainzExport } from './listenbrainz-export.js';
import { spotifyAccount } from './spotify-account.js';
import { spotifyExtended } from './spotify-extended.js';

const ana = listenerId('ana');
const bo = listenerId('bo');

const reader = (format: HistoryFormat, sample: Fields) => ({
  read: (changes: Fields = {}, listener = ana) => format.read({ ...sample, ...changes }, listener),
  playOf: (changes: Fields = {}, listener = ana) => {
    const reading = format.read({ ...sample, ...changes }, listener);
    if (reading.kind !== 'play') throw new Error(JSON.stringify(reading));
    return reading.play;
  },
});

describe('Spotify account data', () => {
  const sample = { endTime: '2026-08-01 10:05', artistName: 'Sigur Rós', trackName: 'Sæglópur', msPlayed: 240_500 };
  const { read, playOf } = reader(spotifyAccount, sample);

  it('is read with the start before the end', () => {
    expect(playOf()).toEqual({
      playId: expect.any(String) as string,
      startedAt: '2026-08-01T10:00:59.500Z',
      msHeard: 240_500,
      endReason: 'unknown',
      skipped: false,
      client: 'Spotify',
      recording: { title: 'Sæglópur', artist: 'Sigur Rós' },
    });
  });

  it('has skips: plays that were left before they could count', () => {
    expect([29_999, 30_000].map((msPlayed) => playOf({ msPlayed }).skipped)).toEqual([true, false]);
  });

  it('gives the same entry the same id, and another listener another', () => {
    expect(playOf().playId).toBe(playOf().playId);
    expect(new Set([playOf(), playOf({ msPlayed: 1 }), playOf({}, bo)].map(({ playId }) => playId)).size).toBe(3);
  });

  it.each([
    [{ endTime: '2026-08-01 10:05', podcastName: 'Talk', episodeName: 'One', msPlayed: 5 }, 'podcast episode'],
    [{ endTime: '2026-08-01 10:05', authorName: 'A', audiobookName: 'B', msPlayed: 5 }, 'audiobook chapter'],
  ])('leaves out what is no music: %j', (entry, because) => {
    expect(spotifyAccount.read(entry, ana)).toEqual({ kind: 'ignored', because });
  });

  it.each<[Fields, string]>([
    [{ trackName: undefined }, 'MissingField'],
    [{ artistName: ' ' }, 'MissingField'],
    [{ trackName: 'half a pair \ud83c' }, 'MissingField'],
    [{ endTime: null }, 'MissingField'],
    [{ endTime: 'yesterday' }, 'BadFormat'],
    [{ endTime: '2026-02-30 10:00' }, 'BadFormat'],
    [{ endTime: 7 }, 'BadFormat'],
    [{ msPlayed: -1 }, 'OutOfRange'],
    [{ msPlayed: 1.5 }, 'OutOfRange'],
    [{ msPlayed: '240500' }, 'OutOfRange'],
    [{ msPlayed: 1e12 }, 'OutOfRange'],
  ])('rejects an entry with %j', (changes, reason) => {
    expect(read(changes)).toMatchObject({ kind: 'rejected', reason });
  });
});

describe('Spotify extended streaming history', () => {
  const sample = {
    ts: '2026-08-01T10:05:00Z',
    username: 'x',
    platform: 'Android OS 12 API 32 (Maker, Model)',
    ms_played: 61_000,
    conn_country: 'SE',
    master_metadata_track_name: '夜の川',
    master_metadata_album_artist_name: 'Ana & "Bo"',
    master_metadata_album_album_name: 'Första',
    spotify_track_uri: 'spotify:track:0000000000000000000000',
    episode_name: null,
    spotify_episode_uri: null,
    reason_start: 'clickrow',
    reason_end: 'fwdbtn',
    shuffle: false,
    skipped: true,
    offline: true,
    offline_timestamp: 1_785_578_640,
    incognito_mode: false,
  };
  const { read, playOf } = reader(spotifyExtended, sample);

  it('is read with everything that it says', () => {
    expect(playOf()).toEqual({
      playId: expect.any(String) as string,
      startedAt: '2026-08-01T10:03:59.000Z',
      msHeard: 61_000,
      endReason: 'skipped',
      skipped: false,
      offline: true,
      territory: 'SE',
      device: 'Android OS 12 API 32 (Maker, Model)',
      client: 'Spotify',
      recording: { title: '夜の川', artist: 'Ana & "Bo"', release: 'Första' },
    });
  });

  it.each([
    [{ reason_end: 'trackdone' }, 'track-done'],
    [{ reason_end: 'backbtn' }, 'back'],
    [{ reason_end: 'unexpected-exit-while-paused' }, 'stopped'],
    [{ reason_end: 'trackerror' }, 'error'],
    [{ reason_end: '', skipped: true }, 'skipped'],
    [{ reason_end: null, skipped: 1 }, 'skipped'],
    [{ reason_end: 'something new', skipped: null }, 'unknown'],
  ])('knows why a play ended from %j', (changes, endReason) => {
    expect(playOf(changes).endReason).toBe(endReason);
  });

  it('takes an older export of the same play for the same', () => {
    const older = { platform: 'android', offline_timestamp: 1_785_578_640_000, skipped: null, reason_end: 'fwdbtn' };
    expect(playOf(older).playId).toBe(playOf().playId);
    expect(playOf({ ts: '2026-08-01 10:05:00 UTC' }).startedAt).toBe(playOf().startedAt);
  });

  it('gives a play without a Spotify id one from its names', () => {
    const local = { spotify_track_uri: null };
    expect(playOf(local).playId).not.toBe(playOf({ ...local, master_metadata_track_name: 'other' }).playId);
  });

  it('does not take ZZ, or nothing, for a territory', () => {
    expect(playOf({ conn_country: 'ZZ' })).not.toHaveProperty('territory');
    expect(playOf({ conn_country: null })).not.toHaveProperty('territory');
  });

  const noTrack = {
    master_metadata_track_name: null,
    master_metadata_album_artist_name: null,
    spotify_track_uri: null,
  };
  it.each([
    [{ episode_name: 'One', episode_show_name: 'Talk', spotify_episode_uri: 'spotify:episode:1' }, 'podcast episode'],
    [{ audiobook_title: 'A', audiobook_chapter_title: '1' }, 'audiobook chapter'],
    [{}, 'entry without a track name'],
  ])('leaves out what is no music: %j', (changes, because) => {
    expect(read({ ...noTrack, ...changes })).toEqual({ kind: 'ignored', because });
  });

  it.each<[Fields, string]>([
    [{ master_metadata_album_artist_name: null }, 'MissingField'],
    [{ ms_played: undefined }, 'MissingField'],
    [{ ts: '2026-13-01T00:00:00Z' }, 'BadFormat'],
    [{ ms_played: -4_000 }, 'OutOfRange'],
  ])('rejects an entry with %j', (changes, reason) => {
    expect(read(changes)).toMatchObject({ kind: 'rejected', reason });
  });
});

describe('a ListenBrainz export', () => {
  const sample = {
    inserted_at: 1_785_578_700.25,
    listened_at: 1_785_578_400.0,
    track_metadata: {
      artist_name: 'Röyksopp',
      track_name: 'Só',
      recording_msid: 'fd0cad33-ea33-453b-8155-1292379277db',
      mbid_mapping: null,
      additional_info: { duration_ms: 200_000, submission_client: 'navidrome', tags: 'not a list' },
    },
  };
  const { read, playOf } = reader(listenBrainzExport, sample);

  it('is read with what a listen proves, from its beginning', () => {
    expect(playOf()).toMatchObject({
      startedAt: '2026-08-01T10:00:00.000Z',
      msHeard: 100_000,
      trackDurationMs: 200_000,
      endReason: 'unknown',
      skipped: false,
      client: 'navidrome',
      recording: { title: 'Só', artist: 'Röyksopp' },
    });
  });

  it('needs no additional_info', () => {
    expect(playOf({ track_metadata: { artist_name: 'a', track_name: 'b' } }).msHeard).toBe(30_000);
    expect(playOf({ track_metadata: { artist_name: 'a', track_name: 'b', additional_info: null } }).msHeard).toBe(
      30_000,
    );
  });

  it.each<[Fields, string]>([
    [{ track_metadata: null }, 'MissingField'],
    [{ track_metadata: { artist_name: 'a' } }, 'MissingField'],
    [{ track_metadata: { track_name: 'a', artist_name: '' } }, 'MissingField'],
    [{ listened_at: '1785578400' }, 'BadFormat'],
    [{ listened_at: -5 }, 'BadFormat'],
    [{ listened_at: 1e300 }, 'BadFormat'],
  ])('rejects an entry with %j', (changes, reason) => {
    expect(read(changes)).toMatchObject({ kind: 'rejected', reason });
  });
});
