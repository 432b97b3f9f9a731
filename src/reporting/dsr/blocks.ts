/** Records that the blocks of several profiles have in common. */
import { AS01_01 } from './cells/basic-audio.js';
import { AS01, AS02_01 } from './cells/royalty-reporting.js';
import { MW01_01 } from './cells/shared-records.js';
import type { DsrLine } from './dsr-line.js';
import { durationOf } from './forms.js';
import { recordWriter } from './record-text.js';

const workText = recordWriter('MW01.01', MW01_01);

/** The resource that a block is about; there is one. */
export const RESOURCE = 'A1';

/** What the records of a recording have in common, whatever they are called. */
export const resourceOf = ({ trackId, isrc, title, artist, durationMs }: DsrLine, blockId: string) => ({
  BlockId: blockId,
  ResourceReference: RESOURCE,
  DspResourceId: trackId === '' ? NO_TRACK : trackId,
  ISRC: isrc,
  Title: title === '' ? UNKNOWN : title,
  DisplayArtistName: artist === '' ? UNKNOWN : artist,
  Duration: durationOf(durationMs ?? null),
  ResourceType: 'SoundRecording',
});

/** Money that no track carries, such as a minimum. */
export const NO_TRACK = 'not-by-track';
/** A title or name that is mandatory, and that the catalogue does not have. */
const UNKNOWN = 'Unknown';

export const resourceText = {
  basicAudio: recordWriter('AS01.01', AS01_01),
  royalty: recordWriter('AS01', AS01),
  royaltyWithoutWork: recordWriter('AS02.01', AS02_01),
};

export const workRecord = ({ workId, title, work }: DsrLine, blockId: string): string =>
  workText({
    BlockId: blockId,
    DspWorkId: workId === '' ? UNKNOWN : workId,
    ISWC: work?.iswc,
    Title: work?.title ?? (title === '' ? UNKNOWN : title),
    ComposerAuthor: work?.writers,
  });
