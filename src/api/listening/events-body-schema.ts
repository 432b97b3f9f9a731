import { LIKE_SCHEMA, PLAY_SCHEMA } from './listening-report.js';
import { EVENTS_MAX } from './read-events-body.js';

const events = { type: 'array', minItems: 1, maxItems: EVENTS_MAX, items: { anyOf: [PLAY_SCHEMA, LIKE_SCHEMA] } };

/** The JSON body as a whole, for those who post it. The server checks each event by itself, so that one turns no other away. */
export const EVENTS_BODY_SCHEMA = {
  description: 'The JSON body; NDJSON has one of the events a line. Each event is taken or turned away by itself.',
  anyOf: [
    events,
    { type: 'object', required: ['events'], properties: { sentAt: PLAY_SCHEMA.properties.startedAt, events } },
  ],
};
