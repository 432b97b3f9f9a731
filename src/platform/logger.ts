import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** JSON lines on standard error; keys and tokens never reach a log. */
export const createLogger = (level: string): Logger =>
  pino({ level, redact: ['req.headers.authorization', 'headers.authorization'] }, pino.destination(2));
