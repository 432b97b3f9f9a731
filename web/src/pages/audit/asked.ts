/** Entries of the audit log in words. */
import { at } from '../../api/client.js';
import type { AuditItem } from '../../api/types.js';

/** `GET /v1/parties/label-01/statements`: the route with the ids that were asked for in their places. */
export const asked = ({ method, route, path }: Pick<AuditItem, 'method' | 'route' | 'path'>): string =>
  `${method} ${route.replaceAll(/:(\w+)/g, (place, name: string) => (name in path ? at`${path[name]!}` : place))}`;

/** HTTP's status, and what kind of end that is. Writes and downloads are on record twice: before they are carried out, and after. */
export const outcome = (status: number | null): string => {
  if (status === null) return 'to be carried out';
  if (status >= 500) return `${status}, failed`;
  return `${status}, ${status >= 400 ? 'refused' : 'answered'}`;
};

export const wasRefused = (status: number | null): boolean => status !== null && status >= 400;
