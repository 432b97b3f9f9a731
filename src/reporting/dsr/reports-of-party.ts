/** Everything that one party is sent of a month: a report of its recordings, and one of its works, where it has both. */
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';
import type { KeptRun } from '../month/run-outcome.js';
import type { StatementLine } from '../statements/statement-csv.js';
import { basicAudioReport } from './basic-audio-report.js';
import type { DsrLine, DsrParty } from './dsr-line.js';
import { financialReport } from './financial-report.js';
import { PartyReport, type DsrFile, type ReportOptions } from './party-report.js';
import type { ProfileReport } from './profile-report.js';
import { royaltyReport } from './royalty-report.js';

type Settled = KeptRun['outcome']['settled'];
type Enrich = (lines: readonly StatementLine[]) => Promise<readonly DsrLine[]>;

export class ReportsOfParty {
  readonly party: DsrParty;
  readonly #options: ReportOptions;
  readonly #reports = new Map<ProfileReport, PartyReport>();

  constructor(party: DsrParty, options: ReportOptions) {
    this.party = party;
    this.#options = options;
  }

  async add(lines: readonly StatementLine[], enrich: Enrich): Promise<void> {
    const facts = await enrich(lines);
    for (const ofRecordings of [true, false]) {
      const own = facts.filter(({ right }) => (right === 'recording') === ofRecordings);
      if (own.length > 0) await this.#report(profileOf(ofRecordings, this.party)).add(own);
    }
  }

  /** With what a guarantee lacks, of which no line says anything. */
  async finish(settled: Settled, stated: ReadonlyMap<string, Decimal>): Promise<readonly DsrFile[]> {
    const own = settled.filter(({ party }) => party === this.party.id);
    for (const { currency, settlement } of own) {
      const shortfall = new Decimal(settlement.shortfallMinor);
      if (!shortfall.isZero()) await this.#addShortfall(currency, shortfall);
    }
    for (const report of this.#reports.values()) await report.endLines();
    for (const { currency } of own) this.#assertTies(currency, stated.get(`${currency} ${this.party.id}`) ?? ZERO);
    const files: DsrFile[] = [];
    for (const report of this.#reports.values()) files.push(...(await report.finish()));
    return files;
  }

  async discard(): Promise<void> {
    for (const report of this.#reports.values()) await report.discard();
  }

  #report(kind: ProfileReport): PartyReport {
    const report = this.#reports.get(kind) ?? new PartyReport(kind, this.party, this.#options);
    this.#reports.set(kind, report);
    return report;
  }

  async #addShortfall(code: string, amountMinor: Decimal): Promise<void> {
    const currency = currencyOf(code);
    const isLabel = !isOfWorks(this.party);
    const kind = profileOf(isLabel, this.party);
    const right = isLabel ? 'recording' : 'mechanical';
    const nowhere = { period: this.#options.period, right, territory: '', offering: '', currency, corrects: '' } as const; // prettier-ignore
    if (!kind.feesAreBlocks) return this.#report(kind).addFee(nowhere, { type: 'GuaranteeShortfall', amountMinor });
    const line = { ...nowhere, ...NO_LINE, title: 'guarantee shortfall', amountMinor, grossMinor: ZERO, share: '100' };
    return this.#report(kind).add([line]);
  }

  /** In production too. */
  #assertTies(currency: string, statedMinor: Decimal): void {
    const due = [...this.#reports.values()].flatMap((report) => report.due);
    const total = due.filter((one) => one.currency === currency).reduce((all, { amountMinor }) => all.plus(amountMinor), ZERO); // prettier-ignore
    if (!total.eq(statedMinor))
      throw new Error(`the DDEX files of ${this.party.id} come to ${total.toFixed()} minor units of ${currency}, and its statement in the journal to ${statedMinor.toFixed()}`); // prettier-ignore
  }
}

const NO_LINE = { label: '', trackId: '', isrc: '', artist: '', streams: 0n, workId: '', causedBy: '' } as const;

const SOCIETIES = new Set(['cmo', 'pro']);
const OF_WORKS = new Set([...SOCIETIES, 'publisher', 'writer']);

const isOfWorks = ({ kind }: DsrParty) => OF_WORKS.has(kind);

const profileOf = (ofRecordings: boolean, { kind }: DsrParty): ProfileReport => {
  if (ofRecordings) return financialReport;
  return SOCIETIES.has(kind) ? basicAudioReport : royaltyReport;
};
