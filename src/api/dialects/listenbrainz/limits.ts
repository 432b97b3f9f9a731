/** The limits of ListenBrainz, which its clients are built for. */
export const LISTEN_BYTES_MAX = 10_240;
export const LISTENS_MAX = 1_000;
/** The whole body: as many listens as a request may hold, each at its largest. */
export const BODY_BYTES_MAX = LISTEN_BYTES_MAX * LISTENS_MAX;
export const TAGS_MAX = 50;
export const TAG_CHARACTERS_MAX = 64;
export const DURATION_S_MAX = 24 * 24 * 3_600;
/** 2002-10-01 00:00:00 UTC: nobody scrobbled before. */
export const LISTENED_AT_S_MIN = 1_033_430_400;
export const LISTENED_AT_AHEAD_S_MAX = 3_600;
