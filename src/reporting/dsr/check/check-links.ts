/** Whether what records point to is there: summaries, releases and resources of the block, and shares of a usage. */
import { Decimal, ZERO } from '../../../domain/shared/money.js';
import type { IdSet } from './id-set.js';
import type { Row } from './row.js';
import { shown, type Tell } from './rules.js';

const HUNDRED = new Decimal(100);
/** Rows of one release sale may share the id. */
const SHARES_TRANSACTION = 'SR01';

export class LinkCheck {
  readonly #summaries = new Map<string, Set<string>>();
  readonly #rates = new Map<string, Decimal>();
  readonly #transactions: IdSet;
  readonly #releases = new Set<string>();
  readonly #resources = new Set<string>();
  readonly #shares = new Map<string, Decimal>();
  #summaryOfUsage = '';

  constructor(transactions: IdSet) {
    this.#transactions = transactions;
  }

  summary(row: Row, tell: Tell): void {
    const id = row.text('SummaryRecordId');
    const ids = this.#summaries.get(row.type) ?? new Set();
    this.#summaries.set(row.type, ids);
    if (id !== '' && ids.has(id)) tell({ rule: 'summary-id', where: `${row.type}.SummaryRecordId`, what: `${shown(id)} was there before` }); // prettier-ignore
    ids.add(id);
    const rate = row.number('ExchangeRate');
    if (rate !== undefined) this.#rates.set(id, rate);
  }

  rateOf(summaryId: string): Decimal | undefined {
    return this.#rates.get(summaryId);
  }

  /** Answers the summary that the row is of; a record without one is of that of the usage above it. */
  row(row: Row, beginsBlock: boolean, tell: Tell): string {
    if (beginsBlock) this.#newBlock();
    this.#collect(row, tell);
    this.#references(row, tell);
    const own = row.text('SummaryRecordId');
    if (own !== '' && ![...this.#summaries.values()].some((ids) => ids.has(own)))
      tell({ rule: 'summary-link', where: `${row.type}.SummaryRecordId`, what: `no summary is ${shown(own)}` });
    if (row.type === 'SU03.01') this.#newUsage(own);
    if (row.type === 'LI01.01') this.#share(row, tell);
    return own === '' ? this.#summaryOfUsage : own;
  }

  #newBlock(): void {
    this.#releases.clear();
    this.#resources.clear();
    this.#newUsage('');
  }

  #newUsage(summary: string): void {
    this.#summaryOfUsage = summary;
    this.#shares.clear();
  }

  #collect(row: Row, tell: Tell): void {
    if (row.has('ReleaseReference')) this.#releases.add(row.text('ReleaseReference'));
    if (row.has('ResourceReference')) this.#resources.add(row.text('ResourceReference'));
    const sale = row.text('SalesTransactionId');
    if (sale !== '' && row.type !== SHARES_TRANSACTION && !this.#transactions.add(sale))
      tell({
        rule: 'transaction-id',
        where: `${row.type}.SalesTransactionId`,
        what: `${shown(sale)} was there before`,
      });
  }

  #references(row: Row, tell: Tell): void {
    const { type } = row;
    for (const used of row.values('UsedResources'))
      if (!this.#resources.has(used)) tell({ rule: 'resource-link', where: `${type}.UsedResources`, what: `no resource of the block is ${shown(used)}` }); // prettier-ignore
    const [release, resource] = [row.text('TransactedRelease'), row.text('TransactedResource')];
    if (release !== '' && !this.#releases.has(release)) tell({ rule: 'release-link', where: `${type}.TransactedRelease`, what: `no release of the block is ${shown(release)}` }); // prettier-ignore
    if (resource !== '' && !this.#resources.has(resource)) tell({ rule: 'resource-link', where: `${type}.TransactedResource`, what: `no resource of the block is ${shown(resource)}` }); // prettier-ignore
  }

  #share(row: Row, tell: Tell): void {
    const right = row.text('RightsType');
    const total = (this.#shares.get(right) ?? ZERO).plus(row.number('RightSharePercentage') ?? ZERO);
    this.#shares.set(right, total);
    if (total.gt(HUNDRED)) tell({ rule: 'share-over-100', where: 'LI01.01.RightSharePercentage', what: `comes to ${total.toFixed()}` }); // prettier-ignore
  }
}
