/** The log without its rules: the same columns, keys and defaults, and no trigger, head or function. */
export const BARE_TABLE = 'create table bare_log (like event_log including all)';
