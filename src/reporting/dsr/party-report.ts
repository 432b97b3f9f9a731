/** One report of one party: lines in, files out, with memory for as much as a block and the summaries take. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Currency } from '../../domain/shared/currency.js';
import { sum, ZERO, type Decimal } from '../../domain/shared/money.js';
import { lastDayOf } from '../month/month-pools.js';
import { territoryOfMarket } from './cells/territories.js';
import type { DsrLine, DsrParty, MarketTotals } from './dsr-line.js';
import { afterMonth } from './forms.js';
import type { ProfileReport, ReportState } from './profile-report.js';
import { recipientOf } from './recipient.js';
import { ReportBody } from './report-body.js';
import { assembleReport, type DsrSender, type WrittenFile } from './report-files.js';
import { Summaries, type Fee, type Summary } from './summaries.js';

/** What all reports of a run have in common. */
export type ReportOptions = {
  readonly period: string;
  readonly runId: string;
  readonly sender: DsrSender;
  /** Where the files go. It must be there. */
  readonly folder: string;
  readonly gzip: boolean;
  /** Tells unfinished files of this writer from those of another. */
  readonly part: string;
  /** How large a file may get before the next one is begun; a report without blocks is always one file. */
  readonly bytesMax: number;
  readonly markets: MarketTotals;
};

/** What a report says is due, exact, in minor units. */
export type DueOfReport = { readonly currency: Currency; readonly amountMinor: Decimal };

export type DsrFile = WrittenFile & {
  readonly party: string;
  readonly profile: string;
  /** Of the report; a report of several files says it with each of them. */
  readonly due: readonly DueOfReport[];
};

export class PartyReport {
  readonly #kind: ProfileReport;
  readonly #options: ReportOptions;
  readonly #body: ReportBody;
  readonly #state: ReportState;
  #together: DsrLine[] = [];

  constructor(kind: ProfileReport, party: DsrParty, options: ReportOptions) {
    const { folder, part, bytesMax, sender, markets } = options;
    this.#kind = kind;
    this.#options = options;
    const oneFile = kind.profile.footer === 'SRFO';
    const body = join(folder, `.${kind.code}-${digestOf(party.id)}.${part}`);
    this.#body = new ReportBody(body, oneFile ? Infinity : bytesMax);
    this.#state = { party, service: sender.service, summaries: new Summaries(markets), nth: 0 };
  }

  /** What of a track and market comes one after the other is one block, where the profile has such. */
  async add(lines: readonly DsrLine[]): Promise<void> {
    for (const line of lines) {
      if (line.trackId === '' && !this.#kind.feesAreBlocks) {
        this.addFee(line, { type: 'Minimum', amountMinor: line.amountMinor });
        continue;
      }
      const [first] = this.#together;
      if (first !== undefined && !(this.#kind.byTrack && isTogether(first, line))) {
        const written = this.#write();
        if (written !== undefined) await written;
      }
      this.#together.push(line);
    }
  }

  /** Money without usage, of the month as a whole where `line` names no market. */
  addFee(line: Parameters<Summaries['of']>[0], fee: Fee): void {
    this.#state.summaries.of(line).fees.push(fee);
  }

  /** Nothing more comes: what was waiting for more of its block is written, and `due` is all of it. */
  async endLines(): Promise<void> {
    await this.#write();
  }

  /** By currency. */
  get due(): readonly DueOfReport[] {
    const { all } = this.#state.summaries;
    const currencies = [...new Set(all.map(({ currency }) => currency))].sort();
    return currencies.map((currency) => ({
      currency,
      amountMinor: sum(all.filter((one) => one.currency === currency).map(dueOf)),
    }));
  }

  async finish(): Promise<readonly DsrFile[]> {
    const { party, summaries } = this.#state;
    const parts = await this.#body.finish();
    const { folder, gzip } = this.#options;
    const rows = summaries.all.map((summary) => this.#kind.summary(summary, this.#state));
    const files = await assembleReport({ head: this.#head(), summaries: rows, parts, folder, gzip });
    await this.#body.discard();
    return files.map((file) => ({ ...file, party: party.id, profile: this.#kind.profile.id, due: this.due }));
  }

  /** After a failure: nothing half-done stays behind. */
  discard(): Promise<void> {
    return this.#body.discard();
  }

  #write(): Promise<void> | undefined {
    if (this.#together.length === 0) return undefined;
    this.#state.nth += 1;
    const block = this.#kind.block(this.#together, this.#state);
    this.#together = [];
    return this.#body.add(block);
  }

  /** Nothing of it is from the clock, so the same run gives the same bytes: the second tells the reports of a party apart. */
  #head() {
    const { period, runId, sender } = this.#options;
    const { party, summaries } = this.#state;
    const months = summaries.all.map((summary) => summary.period).sort();
    const territories = new Set(summaries.all.map(({ territory }) => territoryOfMarket(territory)));
    return {
      profile: this.#kind.profile,
      messageId: `${runId}-${this.#kind.code}-${digestOf(party.id)}`,
      createdAt: afterMonth(period, SECONDS[this.#kind.code]),
      period,
      usageFrom: `${months[0] ?? period}-01`,
      usageTo: lastDayOf(period),
      territory: territories.size === 1 ? [...territories][0]! : 'multi',
      sender,
      recipient: recipientOf(party),
    };
  }
}

const SECONDS = { F: 0, R: 1, B: 2 } as const;

const dueOf = ({ amountMinor, fees }: Summary): Decimal =>
  fees.reduce((total, fee) => total.plus(fee.amountMinor), amountMinor.plus(ZERO));

const isTogether = (one: DsrLine, other: DsrLine): boolean =>
  one.trackId === other.trackId &&
  one.territory === other.territory &&
  one.offering === other.offering &&
  one.right === other.right &&
  one.currency === other.currency &&
  one.corrects === other.corrects &&
  one.workId !== '' &&
  other.workId !== '';

const digestOf = (party: string): string => createHash('sha256').update(party).digest('hex').slice(0, 16);
