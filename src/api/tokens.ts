/** Names under which interfaces are injected; classes are injected by themselves. */
export const EVENT_STORE = Symbol('EventStore');
export const DB = Symbol('Db');
export const FIND_RECORDINGS = Symbol('FindRecordings');
export const LOGGER = Symbol('Logger');
