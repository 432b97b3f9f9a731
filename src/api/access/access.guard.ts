import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiKeys, type ApiKey } from '../keys/api-keys.js';
import { ProblemError } from '../problem.js';
import { accessOf, type Access, type AskingRequest } from './access.js';
import { holdsOneOf, type Principal } from './principal.js';
import { tokenOf } from './token-of.js';

/** The person behind a token. Throws `unauthenticated`, or `identity-away` when nobody can be asked. */
export type Identify = (token: string) => Promise<Principal>;

/** Holds for every route: no request reaches a handler that the route does not take. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #keys: ApiKeys;
  readonly #identify: Identify;

  constructor(keys: ApiKeys, identify: Identify) {
    this.#keys = keys;
    this.#identify = identify;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler(), context.getClass());
    if (access?.open) return true;
    const request = context.switchToHttp().getRequest<AskingRequest>();
    const token = tokenOf(request);
    if (token === undefined)
      throw new ProblemError('unauthenticated', 'send "Authorization: Bearer <token>", of a person or of a player app');
    if (access === undefined) throw new ProblemError('forbidden'); // a start refuses such a route; nobody passes it all the same
    if (token.startsWith('pl_')) await this.#admitKey(token, access, request);
    else await this.#admitPerson(token, access, request);
    return true;
  }

  async #admitKey(token: string, access: Access, request: AskingRequest): Promise<void> {
    const key = await this.#keys.verify(token, Date.now());
    if (key === undefined)
      throw new ProblemError('unauthenticated', 'this key is not valid; `playledger keys create` makes one');
    request.principal = principalOf(key);
    request.apiKey = key;
    if (access.keys.includes(key.kind)) return;
    const taken = access.keys.length === 0 ? 'no key' : `a key of kind ${access.keys.join(' or ')}`;
    throw new ProblemError('forbidden', `this takes ${taken}`);
  }

  async #admitPerson(token: string, access: Access, request: AskingRequest): Promise<void> {
    const principal = await this.#identify(token);
    request.principal = principal;
    if (!holdsOneOf(principal, access.roles)) throw new ProblemError('forbidden', 'none of your roles may do that');
  }
}

/** A player app holds the role `player`; a listener's own token holds none. */
const principalOf = ({ id, kind, label }: ApiKey): Principal => ({
  subject: `key:${id}`,
  name: label,
  roles: kind === 'app' ? ['player'] : [],
  party: undefined,
});
