import { basicAudio } from './basic-audio.js';
import { basicAudioRows } from './basic-audio-rows.js';
import { financialReporting } from './financial-reporting.js';
import type { DsrProfile } from './profile.js';
import { royaltyReporting } from './royalty-reporting.js';

/** What can be read cell by cell. Another version is one more entry. */
export const PROFILES: readonly DsrProfile[] = [financialReporting, basicAudio, basicAudioRows, royaltyReporting];

/** Undefined for a profile, or a version of one, that is not here. */
export const profileOf = (id: string, version: string): DsrProfile | undefined =>
  PROFILES.find((profile) => profile.id === id && profile.version === version);
