/**
 * The files of closed months. Each is made once, when it is asked for first; one that went missing or was tampered with is
 * made again from what the month stood on, and is the same bytes or is not given out.
 */
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Db } from '../../platform/postgres/postgres.js';
import type { DsrSender } from '../../reporting/dsr/report-files.js';
import { lastDayOf } from '../../reporting/month/month-pools.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { loadRun } from '../../reporting/month/run-outcome.js';
import type { ClosedStatements } from '../../reporting/parties/closed-statements.js';
import { keepLines } from '../../reporting/parties/keep-lines.js';
import { filesOf, type PartyFile } from '../../reporting/parties/party-files.js';
import type { KeptArtifact, PartyTables } from '../../reporting/parties/party-tables.js';
import { VerifiedFiles } from './verified-file.js';
import { withDsrFiles } from './with-dsr-files.js';
import { ArtifactDiffers, writeArtifact, type Made } from './write-artifact.js';

export type ShelfOptions = {
  readonly db: Db;
  /** The folder of a month, `2026-08`. */
  readonly folderOf: (period: string) => string;
  readonly service: string;
  readonly nonInteractive: readonly string[];
  readonly dsrSender: DsrSender;
};

type OfMonth = { readonly month: ClosedStatements; readonly party: string };
type MadeWith = Pick<ShelfOptions, 'service' | 'nonInteractive'>;
type Planned = MadeWith & { readonly files: readonly PartyFile[] };

export class StatementShelf {
  readonly #options: ShelfOptions;
  readonly #db: Kysely<PartyTables>;
  readonly #verified = new VerifiedFiles();

  constructor(options: ShelfOptions) {
    this.#options = options;
    this.#db = options.db.withTables<PartyTables>();
  }

  /** Works out the lines of a party's statements, where that was not done before. */
  async lines(of: OfMonth): Promise<void> {
    const { month, party } = of;
    if (!(await this.#linesMissing(of))) return;
    await this.#options.db
      .withTables<MonthTables>()
      .transaction()
      .execute(async (tx) => {
        const run = await loadRun(tx, month.runId);
        if (run === undefined) throw new Error(`the run ${month.runId} is gone from royalty_runs`);
        await keepLines(tx, { period: month.period, run, party });
      });
  }

  /** Every file of a party's month, made where it was not; by name. Throws `ArtifactDiffers`. */
  async files(of: OfMonth): Promise<readonly KeptArtifact[]> {
    await this.lines(of);
    const known = new Map((await this.#known(of)).map((row) => [row.name, row]));
    const { files, ...made } = await this.#planned(of, [...known.values()]);
    const keep = async (file: PartyFile, as: MadeWith) => known.set(file.name, await this.#first(of, file, as));
    for (const file of files) if (!known.has(file.name)) await keep(file, made);
    const hasDsr = [...known.values()].some(({ format }) => format === 'dsr');
    if (files.length > 0 && !hasDsr) {
      const as = { service: JSON.stringify(this.#options.dsrSender), nonInteractive: [] };
      await this.#dsr(of, this.#options.dsrSender, async (dsr) => {
        for (const file of dsr) await keep(file, as);
      });
    }
    return [...known.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Where the file lies, whole and unchanged; undefined where the party has no file of that name. Throws `ArtifactDiffers`. */
  async file(of: OfMonth, name: string): Promise<{ readonly path: string; readonly row: KeptArtifact } | undefined> {
    const row = (await this.files(of)).find((one) => one.name === name);
    if (row === undefined) return undefined;
    const path = join(this.#options.folderOf(of.month.period), name);
    if (await this.#verified.holds(path, { bytes: Number(row.bytes), sha256: row.sha256 })) return { path, row };
    await this.#again(of, row).catch(async (error: unknown) => {
      if (!(error instanceof ArtifactDiffers)) throw error;
      await this.#forgetLines(of);
      await this.lines(of);
      await this.#again(of, row);
    });
    return { path, row };
  }

  /** With what it was made with. */
  async #again(of: OfMonth, row: KeptArtifact): Promise<void> {
    const write = async (files: readonly PartyFile[]) => {
      const file = files.find(({ name }) => name === row.name);
      if (file === undefined) throw new ArtifactDiffers(row.name, 'none', row.sha256);
      await this.#write(of, file, row.sha256);
    };
    if (row.format === 'dsr') await this.#dsr(of, JSON.parse(row.service) as DsrSender, write);
    else await write((await this.#planned(of, [row])).files);
  }

  #dsr<Result>(
    { month, party }: OfMonth,
    sender: DsrSender,
    work: (files: readonly PartyFile[]) => Promise<Result>,
  ): Promise<Result> {
    const { period, runId } = month;
    const folder = this.#options.folderOf(period);
    return withDsrFiles(this.#options.db, { period, runId, party, sender, folder }, work);
  }

  #write({ month }: OfMonth, file: PartyFile, expected: string | undefined): Promise<Made> {
    return writeArtifact(this.#options.folderOf(month.period), file, expected);
  }

  async #linesMissing({ month, party }: OfMonth): Promise<boolean> {
    const row = await this.#db
      .selectFrom('royalty_statements')
      .select('lines')
      .where('party', '=', party)
      .where('period', '=', month.period)
      .where('lines', '>', 0n)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('statement_lines')
              .select('line_no')
              .where('run_id', '=', month.runId)
              .where('party', '=', party),
          ),
        ),
      )
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Lines that give other files than they gave once are not what the run said: they are worked out from it again. */
  async #forgetLines({ month, party }: OfMonth): Promise<void> {
    const lines = this.#db.deleteFrom('statement_lines');
    await lines.where('run_id', '=', month.runId).where('party', '=', party).execute();
  }

  #known({ month, party }: OfMonth): Promise<readonly KeptArtifact[]> {
    const rows = this.#db.selectFrom('statement_artifacts').selectAll();
    return rows.where('run_id', '=', month.runId).where('party', '=', party).execute();
  }

  /** Files that exist are made with what they were made with, whatever the settings are by now. */
  async #planned({ month, party }: OfMonth, known: readonly KeptArtifact[]): Promise<Planned> {
    const statements = await this.#db
      .selectFrom('royalty_statements')
      .selectAll()
      .where('party', '=', party)
      .where('period', '=', month.period)
      .where('run_id', '=', month.runId)
      .orderBy('currency')
      .execute();
    const asOf = { day: lastDayOf(month.period), knownAt: month.knownAt };
    const closedOn = month.closedAt.slice(0, 10);
    const used = known.find((row) => row.format === 'soundexchange-txt');
    const made = {
      service: known.find((row) => row.format !== 'dsr')?.service ?? this.#options.service,
      nonInteractive: used?.non_interactive ?? this.#options.nonInteractive,
    };
    const files: PartyFile[] = [];
    for (const statement of statements)
      files.push(...(await filesOf({ db: this.#options.db, statement, closedOn, asOf, ...made })));
    return { files, ...made };
  }

  async #first(of: OfMonth, file: PartyFile, { service, nonInteractive }: MadeWith): Promise<KeptArtifact> {
    const { month, party } = of;
    const issued = month.statements.find((one) => one.file === file.name)?.sha256;
    const made = await this.#write(of, file, issued);
    const row: KeptArtifact = {
      run_id: month.runId,
      period: month.period,
      party,
      currency: file.currency,
      format: file.format,
      name: file.name,
      media_type: file.mediaType,
      bytes: made.bytes,
      sha256: made.sha256,
      service,
      non_interactive: file.format === 'soundexchange-txt' ? nonInteractive : [],
    };
    await this.#db.insertInto('statement_artifacts').values(row).onConflict((conflict) => conflict.doNothing()).execute(); // prettier-ignore
    return row;
  }
}
