/** What the API answers, as the portal reads it. */
export type * from './types/answers.js';
export type * from './types/books.js';
export type * from './types/months.js';
export type * from './types/session.js';
export type * from './types/statements.js';
