/** From one JSON object to a work, to what a recording embodies, or to a release. */
import { partyId, trackId, workId } from '../shared/ids.js';
import { reading, unreadable, type Read } from '../shared/problem.js';
import { WHOLE_BASIS_POINTS, type EmbodimentFacts } from './embodiment.js';
import { parseIcpn } from './icpn.js';
import { parseIswc } from './iswc.js';
import type { ReleaseFacts } from './release.js';
import { codeOf, dayOf, idOf, itemOf, listOf, objectOf, oneOf, textOf, type Fields } from './rights-fields.js';
import { WRITER_ROLES, type WorkFacts } from './work.js';

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** `{workId, iswc?, title, writers: [{partyId, role}], effectiveFrom}`. The order of the writers says nothing and is not kept. */
export const readWork = (raw: unknown): Read<WorkFacts> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a work');
    const iswc = codeOf(fields, 'iswc', parseIswc);
    const writers = listOf(fields, 'writers', (items, at) => {
      const writer = itemOf(items, at);
      return { partyId: idOf(writer, `${at}.partyId`, partyId), role: oneOf(writer, `${at}.role`, WRITER_ROLES) };
    });
    return {
      workId: idOf(fields, 'workId', workId),
      ...(iswc === undefined ? {} : { iswc }),
      title: textOf(fields, 'title'),
      writers: [...writers].sort((one, other) => byText(one.partyId, other.partyId) || byText(one.role, other.role)),
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
    };
  });

/** `{trackId, works: [{workId, basisPoints}], effectiveFrom}`. The order of the works says nothing and is not kept. */
export const readEmbodiment = (raw: unknown): Read<EmbodimentFacts> =>
  reading(() => {
    const fields = objectOf(raw, '', 'an embodiment');
    const works = listOf(fields, 'works', (items, at) => {
      const part = itemOf(items, at);
      return {
        workId: idOf(part, `${at}.workId`, workId),
        basisPoints: basisPointsOf(part, `${at}.basisPoints`),
      };
    });
    return {
      trackId: idOf(fields, 'trackId', trackId),
      works: [...works].sort((one, other) => byText(one.workId, other.workId)),
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
    };
  });

/** `{icpn, title, tracks: [track id], effectiveFrom}`, the tracks in the order of the release. */
export const readRelease = (raw: unknown): Read<ReleaseFacts> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a release');
    return {
      icpn: codeOf(fields, 'icpn', parseIcpn) ?? unreadable('MissingField', 'icpn', 'icpn is missing'),
      title: textOf(fields, 'title'),
      tracks: listOf(fields, 'tracks', (items, at) => idOf(items, at, trackId)),
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
    };
  });

const basisPointsOf = (fields: Fields, field: string): number => {
  const value = fields[field];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= WHOLE_BASIS_POINTS
    ? value
    : unreadable('OutOfRange', field, `${field} must be a whole number from 1 to ${WHOLE_BASIS_POINTS}`);
};
