/**
 * What a player app posts, one event at a time: the JSON schema, and the reasons with which an event is turned away.
 * Unknown fields are refused rather than dropped, because a dropped field is a fact that somebody meant to record.
 */
import { OFFERING, TERRITORY } from '../../domain/shared/market.js';
import { Ajv, type ErrorObject } from 'ajv';
import {
  CONTEXT_TYPES,
  END_REASONS,
  type EndReason,
  type ListeningContext,
} from '../../domain/listening/listening-day.js';

const MS_HEARD_MAX = 24 * 3_600_000;
const TRACK_MS_MAX = 24 * 3_600_000;
/** How old is too old is a setting; this only keeps the sum a time. */
const AGE_MS_MAX = 36_500 * 24 * 3_600_000;

/** Printable text: no control characters (NUL among them) and no half of a surrogate pair, which no store keeps as it is. */
const text = (maxLength: number) =>
  ({ type: 'string', minLength: 1, maxLength, pattern: '^[^\\p{Cc}\\p{Cs}]*$' }) as const;
/** ISO 8601 with a zone: without one, a time would mean whatever the server's zone is. */
export const TIME_PATTERN = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$';
const time = { type: 'string', maxLength: 40, pattern: TIME_PATTERN } as const;

const COMMON = {
  id: { type: 'string', pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' },
  listenerId: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,64}$' },
  trackId: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,128}$' },
  territory: { type: 'string', pattern: TERRITORY.source },
  offering: { type: 'string', pattern: OFFERING.source },
  ageMs: { type: 'integer', minimum: 0, maximum: AGE_MS_MAX },
  device: text(64),
  client: text(64),
} as const;

export const PLAY_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'id', 'listenerId', 'trackId', 'territory', 'offering', 'msHeard'],
  properties: {
    type: { enum: ['stream', 'skip'] },
    ...COMMON,
    startedAt: time,
    msHeard: { type: 'integer', minimum: 0, maximum: MS_HEARD_MAX },
    trackDurationMs: { type: 'integer', minimum: 1, maximum: TRACK_MS_MAX },
    endReason: { enum: END_REASONS },
    context: {
      type: 'object',
      additionalProperties: false,
      required: ['type'],
      properties: { type: { enum: CONTEXT_TYPES }, id: text(128) },
    },
    offline: { type: 'boolean' },
    isrc: { type: 'string', pattern: '^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$' },
  },
} as const;

export const LIKE_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'id', 'listenerId', 'trackId', 'territory', 'offering'],
  properties: { type: { enum: ['like', 'unlike'] }, ...COMMON, at: time },
} as const;

type ReportedCommon = {
  readonly id: string;
  readonly listenerId: string;
  readonly trackId: string;
  readonly territory: string;
  readonly offering: string;
  readonly ageMs?: number;
  readonly device?: string;
  readonly client?: string;
};

export type PlayReport = ReportedCommon & {
  readonly type: 'stream' | 'skip';
  readonly startedAt?: string;
  readonly msHeard: number;
  readonly trackDurationMs?: number;
  readonly endReason?: EndReason;
  readonly context?: ListeningContext;
  readonly offline?: boolean;
  readonly isrc?: string;
};

export type LikeReport = ReportedCommon & { readonly type: 'like' | 'unlike'; readonly at?: string };

/** Why one event was turned away before any decision. Codes are never reused for another meaning. */
export type ReportProblem = {
  readonly reason:
    | 'NotAnObject'
    | 'UnknownType'
    | 'MissingField'
    | 'UnknownField'
    | 'WrongType'
    | 'OutOfRange'
    | 'TooLong'
    | 'BadFormat';
  /** A JSON pointer into the event; empty where the whole of it is meant. */
  readonly field: string;
  readonly detail: string;
};

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
const isPlay = ajv.compile<PlayReport>(PLAY_SCHEMA);
const isLike = ajv.compile<LikeReport>(LIKE_SCHEMA);

/** Checks the shape of one event; the value itself when it is right. */
export const checkReport = (value: unknown): PlayReport | LikeReport | ReportProblem => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'NotAnObject', field: '', detail: 'an event is a JSON object' };
  const { type } = value as { readonly type?: unknown };
  switch (type) {
    case 'stream':
    case 'skip':
      return isPlay(value) ? value : problemOf(isPlay.errors?.[0]);
    case 'like':
    case 'unlike':
      return isLike(value) ? value : problemOf(isLike.errors?.[0]);
    default:
      return { reason: 'UnknownType', field: '/type', detail: 'type is one of stream, skip, like, unlike' };
  }
};

const REASON_OF_KEYWORD: Readonly<Record<string, ReportProblem['reason']>> = {
  required: 'MissingField',
  additionalProperties: 'UnknownField',
  type: 'WrongType',
  minimum: 'OutOfRange',
  maximum: 'OutOfRange',
  maxLength: 'TooLong',
};

/** What a pattern means, for people; a regular expression is no explanation. */
const MEANING: Readonly<Record<string, string>> = {
  id: 'must be a UUID',
  listenerId: 'must be 1 to 64 characters of A-Z a-z 0-9 . _ : -',
  trackId: 'must be 1 to 128 characters of A-Z a-z 0-9 . _ : -',
  territory: 'must be an ISO 3166-1 alpha-2 code such as SE',
  offering: 'must be 1 to 32 characters of a-z 0-9 -, such as premium',
  startedAt: 'must be an ISO 8601 time with a zone, such as 2026-08-01T10:00:00.000Z',
  at: 'must be an ISO 8601 time with a zone, such as 2026-08-01T10:00:00.000Z',
  isrc: 'must be 12 characters: country, registrant, year and number, such as USRC17607839',
};

/** What the validator says beside the keyword, of the keywords that the schemas use. */
type ProblemParams = {
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly allowedValues?: readonly string[];
};

const problemOf = (error: ErrorObject | undefined): ReportProblem => {
  if (error === undefined) return { reason: 'BadFormat', field: '', detail: 'is not valid' };
  const params = error.params as ProblemParams;
  const missing = params.missingProperty ?? params.additionalProperty;
  const field = missing === undefined ? error.instancePath : `${error.instancePath}/${missing.slice(0, 64)}`;
  const reason = REASON_OF_KEYWORD[error.keyword] ?? 'BadFormat';
  const allowed = params.allowedValues;
  const meaning = error.keyword === 'pattern' ? MEANING[field.slice(1)] : undefined;
  const detail =
    meaning ?? (allowed !== undefined ? `must be one of ${allowed.join(', ')}` : (error.message ?? 'is not valid'));
  return { reason: field === '/isrc' && reason !== 'WrongType' ? 'BadFormat' : reason, field, detail };
};
