import type { AskingRequest } from './access.js';
import type { AuditEntry } from './audit-log.js';

const ID_CHARACTERS_MAX = 200;

/** PostgreSQL keeps no NUL in a text, and nobody needs a long one to see what was asked for. */
const plain = (text: string) => text.replaceAll('\0', '').slice(0, ID_CHARACTERS_MAX);

/** The entry of a person's request; undefined for keys, whose plays are in the event log, each under an id. */
export const auditEntry = (request: AskingRequest, status: number | null): AuditEntry | undefined => {
  const { principal, apiKey, method, routeOptions } = request;
  if (principal === undefined || apiKey !== undefined) return undefined;
  const ids = Object.entries((request.params ?? {}) as Readonly<Record<string, string>>);
  return {
    subject: plain(principal.subject),
    roles: principal.roles,
    party: principal.party === undefined ? null : plain(principal.party),
    method,
    route: routeOptions.url ?? '',
    path: Object.fromEntries(ids.map(([name, id]) => [name, plain(id)])),
    status,
  };
};
