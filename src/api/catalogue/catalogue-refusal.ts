import type { ClaimRefusal } from '../../domain/catalogue/claim.js';
import type { PartyRefusal } from '../../domain/catalogue/party.js';
import type { WorkRefusal } from '../../domain/catalogue/work.js';

/** What the catalogue may refuse to whoever writes it over HTTP. A track is refused nothing. */
export type CatalogueRefusal = PartyRefusal | WorkRefusal | ClaimRefusal;
