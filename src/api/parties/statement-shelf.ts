/**
 * The files of closed months. Each is made once, when it is asked for first; one that went missing or was tampered with is
 * made again from what the month stood on, and is the same bytes or is not given out.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Db } from '../../platform/postgres/postgres.js';
import { lastDayOf } from '../../reporting/month/month-pools.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { loadRun } from '../../reporting/month/run-outcome.js';
import type { ClosedStatements } from '../../reporting/parties/closed-statements.js';
import { keepLines } from '../../reporting/parties/keep-lines.js';
import { filesOf, type PartyFile } from '../../reporting/parties/party-files.js';
import type { KeptArtifact, PartyTables } from '../../reporting/parties/party-tables.js';
import { VerifiedFiles } from './verified-file.js';

export type ShelfOptions = {
  readonly db: Db;
  /** The folder of a month, `2026-08`. */
  readonly folderOf: (period: string) => string;
  readonly service: string;
  readonly nonInteractive: readonly string[];
};

/** The file came out otherwise than it was made first, or than the log says: the month's tables are not what they were. */
export class ArtifactDiffers extends Error {
  override readonly name = 'ArtifactDiffers';

  constructor(
    readonly file: string,
    readonly sha256: string,
    readonly expected: string,
  ) {
    super(`${file} was made again and has the hash ${sha256}, not ${expected}`);
  }
}

type OfMonth = { readonly month: ClosedStatements; readonly party: string };
type Made = Pick<KeptArtifact, 'bytes' | 'sha256'>;
type Planned = Pick<ShelfOptions, 'service' | 'nonInteractive'> & { readonly files: readonly PartyFile[] };

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
    for (const file of files) if (!known.has(file.name)) known.set(file.name, await this.#first(of, file, made));
    return [...known.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Where the file lies, whole and unchanged; undefined where the party has no file of that name. Throws `ArtifactDiffers`. */
  async file(of: OfMonth, name: string): Promise<{ readonly path: string; readonly row: KeptArtifact } | undefined> {
    const row = (await this.files(of)).find((one) => one.name === name);
    if (row === undefined) return undefined;
    const path = join(this.#options.folderOf(of.month.period), name);
    if (await this.#verified.holds(path, { bytes: Number(row.bytes), sha256: row.sha256 })) return { path, row };
    const file = (await this.#planned(of, [row])).files.find((one) => one.name === name);
    if (file === undefined) throw new ArtifactDiffers(name, 'none', row.sha256);
    await this.#write(of, file, row.sha256).catch(async (error: unknown) => {
      if (!(error instanceof ArtifactDiffers)) throw error;
      await this.#forgetLines(of);
      await this.lines(of);
      await this.#write(of, file, row.sha256);
    });
    return { path, row };
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
      service: known[0]?.service ?? this.#options.service,
      nonInteractive: used?.non_interactive ?? this.#options.nonInteractive,
    };
    const files: PartyFile[] = [];
    for (const statement of statements)
      files.push(...(await filesOf({ db: this.#options.db, statement, closedOn, asOf, ...made })));
    return { files, ...made };
  }

  async #first(
    of: OfMonth,
    file: PartyFile,
    { service, nonInteractive }: Omit<Planned, 'files'>,
  ): Promise<KeptArtifact> {
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

  /** Takes its name only when it is whole and what it has to be. */
  async #write({ month }: OfMonth, file: PartyFile, expected: string | undefined): Promise<Made> {
    const folder = this.#options.folderOf(month.period);
    await mkdir(folder, { recursive: true });
    const part = join(folder, `.${file.name}.${randomBytes(4).toString('hex')}.part`);
    const hash = createHash('sha256');
    let bytes = 0n;
    const counted = new Transform({
      transform: (piece: Buffer, _, done) => {
        hash.update(piece);
        bytes += BigInt(piece.length);
        done(null, piece);
      },
    });
    try {
      await pipeline(file.pieces(), counted, createWriteStream(part, { flush: true }));
      const sha256 = hash.digest('hex');
      if (expected !== undefined && sha256 !== expected) throw new ArtifactDiffers(file.name, sha256, expected);
      await rename(part, join(folder, file.name));
      return { bytes, sha256 };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }
}
