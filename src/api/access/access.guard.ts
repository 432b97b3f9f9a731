import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { ApiKey, ApiKeys } from '../keys/api-keys.js';
import { ProblemError } from '../problem.js';
import type { RateLimit } from '../rate-limit.js';
import { accessOf, type Access, type AskingRequest } from './access.js';
import { auditEntry } from './audit-entry.js';
import type { AuditLog } from './audit-log.js';
import { holdsOneOf, type Principal } from './principal.js';
import type { SignedLinks } from './signed-links.js';
import { linkOf, pathOf, tokenOf } from './token-of.js';

/** The person behind a token. Throws `unauthenticated`, or `identity-away` when nobody can be asked. */
export type Identify = (token: string) => Promise<Principal>;

export type Gate = {
  readonly keys: ApiKeys;
  readonly identify: Identify;
  readonly links: SignedLinks;
  readonly audit: AuditLog;
  readonly requests: RateLimit;
};

/** Holds for every route: no request reaches a handler that the route does not take. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #gate: Gate;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler(), context.getClass());
    if (access?.open) return true;
    const request = context.switchToHttp().getRequest<AskingRequest>();
    const token = tokenOf(request);
    const link = access?.links && token === undefined ? linkOf(request) : undefined;
    if (access !== undefined && link !== undefined) {
      await this.#admitPerson(await this.#gate.links.principalOf(link, pathOf(request)), access, request);
      return true;
    }
    if (token === undefined)
      throw new ProblemError('unauthenticated', 'send "Authorization: Bearer <token>", of a person or of a player app');
    if (access === undefined) throw new ProblemError('forbidden'); // a start refuses such a route; nobody passes it all the same
    if (token.startsWith('pl_')) await this.#admitKey(token, access, request);
    else await this.#admitPerson(await this.#gate.identify(token), access, request);
    return true;
  }

  async #admitKey(token: string, access: Access, request: AskingRequest): Promise<void> {
    const key = await this.#gate.keys.verify(token, Date.now());
    if (key === undefined)
      throw new ProblemError('unauthenticated', 'this key is not valid; `playledger keys create` makes one');
    request.principal = principalOf(key);
    request.apiKey = key;
    const isRead = request.method === 'GET';
    if (isRead) await this.#gate.requests.take(request.principal.subject, 1); // what is posted is counted in events
    if (!access.keys.includes(key.kind)) throw new ProblemError('forbidden', `this takes ${nameOf(access.keys)}`);
    const scope = isRead ? 'read' : 'write';
    if (!key.scopes.includes(scope)) throw new ProblemError('forbidden', `this key may not ${scope}`);
  }

  async #admitPerson(principal: Principal, access: Access, request: AskingRequest): Promise<void> {
    request.principal = principal;
    await this.#gate.requests.take(principal.subject, 1);
    if (holdsOneOf(principal, access.roles)) return;
    const refusal = new ProblemError('forbidden', 'none of your roles may do that');
    const entry = auditEntry(request, refusal.problem.status);
    if (entry !== undefined) await this.#gate.audit.record(entry);
    throw refusal;
  }
}

const nameOf = (kinds: Access['keys']) => (kinds.length === 0 ? 'no key' : `a key of kind ${kinds.join(' or ')}`);

/** A player app holds the role `player`; a listener's own token holds none. */
const principalOf = ({ id, kind, label }: ApiKey): Principal => ({
  subject: `key:${id}`,
  name: label,
  roles: kind === 'app' ? ['player'] : [],
  party: undefined,
});
