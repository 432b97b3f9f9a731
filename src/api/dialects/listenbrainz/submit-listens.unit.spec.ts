import { describe, expect, it } from 'vitest';
import { listenerId, trackId } from '../../../domain/shared/ids.js';
import type { Claimant } from '../claimed-play.js';
import { parseSubmitListens, recordListens } from './submit-listens.js';

const receivedMs = Date.parse('2026-08-15T12:00:00Z');
const nowS = receivedMs / 1_000;
const listener: Claimant = { listenerId: listenerId('ana'), territory: 'SE', offering: 'premium' };
const MBID = '98255a8c-017a-4bc7-8dd6-1fa36124572b';

const listenOf = (info: object = {}, metadata: object = {}, top: object = {}) => ({
  listened_at: nowS - 600,
  track_metadata: { artist_name: 'Åskans Orkester', track_name: '夜の川', ...metadata, additional_info: info },
  ...top,
});
const submit = (listen_type: string, ...payload: readonly unknown[]) =>
  parseSubmitListens({ body: { listen_type, payload }, receivedMs }, listener);
const errorOf = (result: ReturnType<typeof parseSubmitListens>) => {
  expect(result.kind).toBe('refused');
  return 'answer' in result ? result.answer : undefined;
};
const playOf = (info: object = {}, metadata: object = {}, top: object = {}) => {
  const result = submit('single', listenOf(info, metadata, top));
  if (result.kind !== 'listens') throw new Error(JSON.stringify(result));
  return result.plays[0]!;
};

describe('a listen', () => {
  it('becomes a play with everything that was said', () => {
    const play = playOf(
      {
        recording_mbid: MBID.toUpperCase(),
        isrc: 'se-aaa-26-00001',
        duration_ms: 222_000,
        media_player: 'Rhythmbox',
        submission_client: 'Rhythmbox Plugin',
        submission_client_version: '1.0',
      },
      { release_name: 'Första' },
    );
    expect(play).toEqual({
      playId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      startedAt: '2026-08-15T11:50:00.000Z',
      msHeard: 111_000,
      trackDurationMs: 222_000,
      endReason: 'unknown',
      skipped: false,
      device: 'Rhythmbox',
      client: 'Rhythmbox Plugin/1.0',
      recording: { title: '夜の川', artist: 'Åskans Orkester', release: 'Första', isrc: 'SEAAA2600001', mbid: MBID },
    });
  });

  it.each([
    ['what the client measured', { duration_played: 97, duration_ms: 222_000 }, 97_000],
    ['what an imported history measured', { ms_played: 45_678 }, 45_678],
    ['half of the track', { duration: 90 }, 45_000],
    ['four minutes at most', { duration: 3_600 }, 240_000],
    ['half a minute of an unknown track', {}, 30_000],
    ['half of the track, when the measure is absurd', { duration_played: 1e12, duration: 100 }, 50_000],
  ])('proves %s', (_, info, msHeard) => {
    expect(playOf(info).msHeard).toBe(msHeard);
  });

  it('has the same id when it is sent again, also after the client was updated', () => {
    const client = (submission_client_version: string) => ({ submission_client: 'Pano', submission_client_version });
    expect(playOf(client('1.0')).playId).toBe(playOf(client('2.0')).playId);
  });

  it('has another id for another time, track, release, recording or client', () => {
    const ids = [
      playOf(),
      playOf({}, {}, { listened_at: nowS - 601 }),
      playOf({}, { track_name: 'other' }),
      playOf({}, { release_name: 'other' }),
      playOf({ recording_mbid: MBID }),
      playOf({ submission_client: 'other' }),
    ].map(({ playId }) => playId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps control characters out of names, and long names within bounds', () => {
    const { recording } = playOf({}, { track_name: ' a\tb\n', artist_name: '🎵'.repeat(2_000) });
    expect(recording.title).toBe('a b');
    expect([...recording.artist]).toHaveLength(1_000);
  });
});

describe('a submission', () => {
  it('of an import is all of its listens', () => {
    const listens = Array.from({ length: 1_000 }, (_, nth) => listenOf({}, {}, { listened_at: nowS - nth }));
    const result = submit('import', ...listens);
    expect(result.kind === 'listens' && result.plays.length).toBe(1_000);
  });

  it('of what is playing now records nothing, and names the recording', () => {
    const { listened_at: _none, ...now } = listenOf({ recording_mbid: MBID });
    expect(submit('playing_now', now)).toEqual({ kind: 'playing_now', recordingMsid: MBID });
  });

  it('takes a listen from an hour ahead and from 2002, as text too', () => {
    const times = [nowS + 3_599, 1_033_430_400, String(nowS - 10)];
    expect(times.map((listened_at) => playOf({}, {}, { listened_at }).startedAt)).toEqual([
      '2026-08-15T12:59:59.000Z',
      '2002-10-01T00:00:00.000Z',
      '2026-08-15T11:59:50.000Z',
    ]);
  });

  it('is turned away whole for one bad listen, with 400 and the reason', () => {
    expect(errorOf(submit('import', listenOf(), listenOf({}, { track_name: ' ' })))).toEqual({
      code: 400,
      error: 'field track_metadata.track_name is empty.',
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', [], /Top level of JSON document should be a json object/],
    ['nothing', undefined, /Top level/],
    ['no payload', { listen_type: 'single' }, /^Invalid JSON document submitted\.$/],
    ['a payload that is no list', { listen_type: 'single', payload: {} }, /should be a list of listens/],
    ['an empty payload', { listen_type: 'import', payload: [] }, /does not contain any listens/],
    ['no listen_type', { payload: [listenOf()] }, /^Invalid JSON document submitted\.$/],
    ['another listen_type', { listen_type: 'scrobble', payload: [listenOf()] }, /requires a valid listen_type key/],
    ['two singles', { listen_type: 'single', payload: [listenOf(), listenOf()] }, /only one/],
    ['too many', { listen_type: 'import', payload: Array(1_001).fill(listenOf()) }, /more than 1000 listens/],
    [
      'too large',
      { listen_type: 'single', payload: [listenOf({ note: 'x'.repeat(10_241) })] },
      /larger than 10240 bytes/,
    ],
  ])('is turned away with %s', (_, body, error) => {
    expect(errorOf(parseSubmitListens({ body, receivedMs }, listener))?.error).toMatch(error);
  });

  it('is measured by the length of its body, where that is known', () => {
    const body = { listen_type: 'single', payload: [listenOf()] };
    expect(errorOf(parseSubmitListens({ body, bodyBytes: 10_240_001, receivedMs }, listener))?.error).toMatch(
      /10240000 bytes/,
    );
  });

  it.each<[string, unknown, RegExp]>([
    ['null', null, /Listen is empty/],
    ['a number', 7, /must contain the key listened_at/],
    ['no listened_at', { track_metadata: {} }, /must contain the key listened_at/],
    ['a wordy listened_at', listenOf({}, {}, { listened_at: 'now' }), /an int value for listened_at/],
    ['a listened_at of null', listenOf({}, {}, { listened_at: null }), /an int value for listened_at/],
    ['a time an hour ahead', listenOf({}, {}, { listened_at: nowS + 3_600 }), /too high/],
    ['a time before scrobbling', listenOf({}, {}, { listened_at: 1_033_430_399 }), /too low/],
    ['no track_metadata', { listened_at: nowS }, /must contain the key track_metadata/],
    ['track_metadata of null', { listened_at: nowS, track_metadata: null }, /track_metadata with null value/],
    [
      'track_metadata that is text',
      { listened_at: nowS, track_metadata: 'x' },
      /required field track_metadata.track_name/,
    ],
    ['more at the top', listenOf({}, {}, { user_name: 'ana' }), /only contain listened_at and track_metadata/],
    [
      'no artist',
      { listened_at: nowS, track_metadata: { track_name: 'a' } },
      /required field track_metadata.artist_name/,
    ],
    ['artists in a list', listenOf({}, { artist_name: ['a'] }), /artist_name must be a single string/],
    ['an artist of blanks', listenOf({}, { artist_name: ' \u0001 ' }), /artist_name is empty/],
    ['a release that is a number', listenOf({}, { release_name: 4 }), /release_name must be a single string/],
    ['a NUL', listenOf({ deep: [{ note: 'a\0b' }] }), /contains a unicode null/],
    ['half a surrogate pair', listenOf({}, { track_name: 'a\ud800' }), /surrogate/],
    ['51 tags', listenOf({ tags: Array(51).fill('x') }), /more than 50 items/],
    ['a tag of 65 characters', listenOf({ tags: ['x'.repeat(65)] }), /longer than 64 characters/],
    ['both durations', listenOf({ duration: 1, duration_ms: 1_000 }), /both duration and duration_ms/],
    ['a negative duration', listenOf({ duration: -1 }), /should be a positive integer/],
    ['a duration of words', listenOf({ duration_ms: 'long' }), /should be a positive integer/],
    ['a duration of 25 days', listenOf({ duration: 25 * 86_400 }), /too large/],
    ['a bad recording_mbid', listenOf({ recording_mbid: 'x' }), /^recording_mbid MBID format invalid\.$/],
    ['a bad one of artist_mbids', listenOf({ artist_mbids: [MBID, 'x'] }), /^artist_mbids MBID format invalid\.$/],
    [
      'additional_info that is text',
      listenOf({}, {}, { track_metadata: { artist_name: 'a', track_name: 'b', additional_info: 'x' } }),
      /must be an object/,
    ],
  ])('is turned away for a listen that is %s', (_, listen, error) => {
    expect(errorOf(submit('single', listen))?.error).toMatch(error);
  });

  it('takes empty MusicBrainz ids for none, as clients send them', () => {
    expect(
      playOf({ recording_mbid: '', release_mbid: null, artist_mbids: [], work_mbids: ['', null] }).recording,
    ).not.toHaveProperty('mbid');
  });

  it('refuses listened_at, and anything else beside the track, for what is playing now', () => {
    expect(errorOf(submit('playing_now', listenOf()))?.error).toMatch(/must not contain listened_at/);
    expect(errorOf(submit('playing_now', { track_metadata: {}, more: 1 }))?.error).toMatch(
      /only contain track_metadata/,
    );
  });

  it('survives a listen that nests a thousand deep', () => {
    let nested: unknown = 'x';
    for (let depth = 0; depth < 1_000; depth += 1) nested = [nested];
    expect(submit('single', listenOf({ nested })).kind).toBe('listens');
  });
});

describe('the commands of a submission', () => {
  it('name the catalogue’s track where it is known, and keep what was said in either case', async () => {
    const plays = [playOf({ recording_mbid: MBID }), playOf({}, { track_name: 'Known' })];
    const commands = await recordListens(plays, listener, receivedMs, async () => [undefined, trackId('track-1')]);
    expect(commands.map(({ reported }) => reported.data.trackId)).toEqual([`unmatched:${MBID}`, 'track-1']);
    expect(commands.map(({ reported }) => reported.data.recording?.title)).toEqual(['夜の川', 'Known']);
    expect(commands[0]).toMatchObject({
      reported: { type: 'TrackStreamed', data: { listenerId: 'ana', territory: 'SE', offering: 'premium' } },
      credible: { earliest: '2002-10-01T00:00:00.000Z', latest: '2026-08-15T13:00:00.000Z' },
    });
  });

  it('put a recording under one id whatever the case and spacing of its name', async () => {
    const plays = [playOf(), playOf({}, { artist_name: 'åskans  orkester ' })];
    const [one, other] = await recordListens(plays, listener, receivedMs, async () => [undefined, undefined]);
    expect(one!.reported.data.trackId).toMatch(/^unmatched:[0-9a-f-]{36}$/);
    expect(other!.reported.data.trackId).toBe(one!.reported.data.trackId);
  });
});
