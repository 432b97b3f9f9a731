import { expect, it } from 'vitest';
import { listenerId, playId, trackId } from './ids.js';

it('takes a UUID in any case and keeps it in lower case', () =>
  expect(playId('0A1B2C3D-0000-4000-8000-00000000000F')).toBe('0a1b2c3d-0000-4000-8000-00000000000f'));

it.each([
  ['a play id that is no UUID', () => playId('42')],
  ['an empty listener', () => listenerId('')],
  ['a listener with a line break', () => listenerId('a\nb')],
  ['a listener of 65 characters', () => listenerId('x'.repeat(65))],
  ['a track with a space', () => trackId('a b')],
  ['a track of 129 characters', () => trackId('x'.repeat(129))],
])('refuses %s, saying what it must be', (_, parse) => expect(parse).toThrow(/must be/));
