import { Controller, Get, Inject } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import { partyNames } from '../../reporting/queries/party-names.js';
import { Operation } from '../openapi/operation.js';
import { DB } from '../tokens.js';
import { Takes, Who } from './access.js';
import type { Principal } from './principal.js';
import { ownParty } from './tenancy.js';

export type Me = Omit<Principal, 'party'> & { readonly party: string | null; readonly partyName: string | null };

/** `GET /v1/me`: who the token is of, and what it may do. */
@Controller('v1/me')
export class MeController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @Takes('label', 'publisher', 'finance', 'approver')
  @Operation({ summary: 'Who the token is of, and what it may do', answer: 'Me' })
  async me(@Who() who: Principal): Promise<Me> {
    const { subject, name, roles, party } = who;
    if (party === undefined) return { subject, name, roles, party: null, partyName: null };
    const [known] = await partyNames(this.db.withTables<RightsTables>(), [ownParty(who, party)]).execute();
    return { subject, name, roles, party, partyName: known?.name ?? null };
  }
}
