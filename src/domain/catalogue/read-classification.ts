/** From one JSON object to a classification: `{trackId, audio, reason, effectiveFrom}`. */
import { trackId } from '../shared/ids.js';
import { reading, type Read } from '../shared/problem.js';
import { AUDIO_CLASSES, type ClassificationFacts } from './classification.js';
import { dayOf, idOf, objectOf, oneOf, textOf } from './rights-fields.js';

export const readClassification = (raw: unknown): Read<ClassificationFacts> =>
  reading(() => {
    const fields = objectOf(raw, '', 'a classification');
    return {
      trackId: idOf(fields, 'trackId', trackId),
      audio: oneOf(fields, 'audio', AUDIO_CLASSES),
      reason: textOf(fields, 'reason'),
      effectiveFrom: dayOf(fields, 'effectiveFrom'),
    };
  });
