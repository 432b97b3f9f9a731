import { describe, expect, it } from 'vitest';
import { DURATION_MS_MAX, readTrack, TEXT_CHARS_MAX } from './read-track.js';

const track = {
  trackId: 'track-000002',
  isrc: 'ZZ-A88-26-00002',
  title: 'Myth Takes',
  artist: '!!!',
  durationMs: 143_986,
  durationEstimated: false,
  label: 'label-24',
  publisher: 'publisher-02',
};

describe('readTrack', () => {
  it('reads all facts, with the ISRC in its canonical form', () => {
    expect(readTrack(track)).toEqual({ read: { ...track, isrc: 'ZZA882600002' } });
  });

  it('reads a track without the optional facts, takes null for absent and leaves unknown fields out', () => {
    const { durationMs: _d, durationEstimated: _e, publisher: _p, ...least } = track;
    const read = { ...least, isrc: 'ZZA882600002' };
    expect(readTrack({ ...least, publisher: null, mood: 'fine' })).toEqual({ read });
  });

  it('takes an empty label: the money then goes to the statement of tracks without a label', () => {
    expect(readTrack({ ...track, label: '' })).toMatchObject({ read: { label: '' } });
  });

  it.each([
    ['NotAnObject', '', null],
    ['NotAnObject', '', [track]],
    ['NotAnObject', '', 'track'],
    ['MissingField', 'trackId', { ...track, trackId: undefined }],
    ['WrongType', 'trackId', { ...track, trackId: 7 }],
    ['BadFormat', 'trackId', { ...track, trackId: 'a b' }],
    ['BadFormat', 'trackId', { ...track, trackId: 'x'.repeat(129) }],
    ['TooLong', 'trackId', { ...track, trackId: 'x'.repeat(10_000) }],
    ['MissingField', 'isrc', { ...track, isrc: null }],
    ['BadFormat', 'isrc', { ...track, isrc: 'ZZA88260000' }],
    ['BadFormat', 'title', { ...track, title: ' ' }],
    ['TooLong', 'title', { ...track, title: 'x'.repeat(10_000) }],
    ['BadFormat', 'title', { ...track, title: 'a\u0000b' }],
    ['BadFormat', 'artist', { ...track, artist: 'a\ud800b' }],
    ['WrongType', 'label', { ...track, label: { name: 'x' } }],
    ['MissingField', 'label', { ...track, label: undefined }],
    ['OutOfRange', 'durationMs', { ...track, durationMs: -1 }],
    ['OutOfRange', 'durationMs', { ...track, durationMs: 0 }],
    ['OutOfRange', 'durationMs', { ...track, durationMs: 1.5 }],
    ['OutOfRange', 'durationMs', { ...track, durationMs: '1000' }],
    ['OutOfRange', 'durationMs', { ...track, durationMs: DURATION_MS_MAX + 1 }],
    ['WrongType', 'durationEstimated', { ...track, durationEstimated: 'no' }],
  ])('says %s of %s', (reason, field, raw) => {
    expect(readTrack(raw)).toMatchObject({ problem: { reason, field } });
  });

  it('takes texts up to the limit and characters outside the basic plane', () => {
    expect(readTrack({ ...track, title: 'x'.repeat(TEXT_CHARS_MAX), artist: '🎵' })).toHaveProperty('read');
  });
});
