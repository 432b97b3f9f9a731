/** The files of a report: above each part of the body what it adds up to, and below it how much of it there is. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { DsrProfile } from './cells/profile.js';
import { FOOT, HEAD, SRFO } from './cells/shared-records.js';
import { createdInName, fileName } from './file-name.js';
import type { BodyPart } from './report-body.js';
import { recordWriter } from './record-text.js';

/** Who sends, as whom it is known to DDEX, and what its service is called: no space and no underscore. */
export type DsrSender = { readonly dpid: string; readonly name: string; readonly service: string };

export type DsrRecipient = {
  readonly name: string;
  readonly dpid?: string | undefined;
  /** What the name of the file has: the DPID, or the name, or what stands for a name that cannot be one of a file. */
  readonly element: string;
};

export type ReportHead = {
  readonly profile: DsrProfile;
  readonly messageId: string;
  /** `2026-09-01T00:00:00Z`. */
  readonly createdAt: string;
  readonly period: string;
  /** `2026-08-01`; also of months that are corrected. */
  readonly usageFrom: string;
  readonly usageTo: string;
  /** One code, or `multi`. */
  readonly territory: string;
  readonly sender: DsrSender;
  readonly recipient: DsrRecipient;
};

export type WrittenFile = { readonly name: string; readonly path: string; readonly bytes: number; readonly sha256: string }; // prettier-ignore

export type Assemble = {
  readonly head: ReportHead;
  /** Lines, each without its end; they stand in every file of a report, so that each can be read alone. */
  readonly summaries: readonly string[];
  readonly parts: readonly BodyPart[];
  readonly folder: string;
  readonly gzip: boolean;
};

/** Parts 1.1 and 8 (1.3) of the standard with value list 1.4.1, as messages of these profiles say. */
const MESSAGE_VERSION = 'dsrf/1.1/1.4.1/1.3';

const headText = recordWriter('HEAD', HEAD);
const footText = recordWriter('FOOT', FOOT);
const rowsFootText = recordWriter('SRFO', SRFO);

/** What is not yet there takes its name only when it is whole. */
export const assembleReport = async (report: Assemble): Promise<readonly WrittenFile[]> => {
  const files: WrittenFile[] = [];
  for (const nth of report.parts.keys()) files.push(await assembleFile(report, nth));
  return files;
};

const assembleFile = async (report: Assemble, nth: number): Promise<WrittenFile> => {
  const { head, summaries, parts, folder, gzip } = report;
  const name = nameOf(head, { file: nth + 1, files: parts.length, gzip });
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const part = parts[nth]!;
  const above = [headOf(head, nth + 1, parts.length), ...summaries].map((line) => `${line}\n`).join('');
  const whole = async function* () {
    yield Buffer.from(above);
    yield* createReadStream(part.path, { highWaterMark: 1 << 20 });
    yield Buffer.from(`${footOf(report, nth)}\n`);
  };
  const path = join(folder, name);
  const beside = `${part.path}.whole`;
  const sink = createWriteStream(beside, { flush: true });
  // The same bytes wherever it is done: the header of gzip has neither a name nor a time.
  if (gzip) await pipeline(whole, createGzip({ level: constants.Z_DEFAULT_COMPRESSION }), counted, sink);
  else await pipeline(whole, counted, sink);
  await rename(beside, path);
  return { name, path, bytes, sha256: hash.digest('hex') };
};

const nameOf = (head: ReportHead, { file, files, gzip }: { file: number; files: number; gzip: boolean }): string =>
  fileName({
    recipient: head.recipient.element,
    sender: head.sender.dpid,
    service: head.sender.service,
    period: head.period,
    territory: head.territory,
    file,
    files,
    created: createdInName(head.createdAt),
    extension: gzip ? 'tsv.gz' : 'tsv',
  });

const headOf = ({ profile, sender, recipient, ...head }: ReportHead, file: number, files: number): string =>
  headText({
    MessageVersion: MESSAGE_VERSION,
    Profile: profile.id,
    ProfileVersion: profile.version,
    MessageId: head.messageId,
    MessageCreatedDateTime: head.createdAt,
    FileNumber: BigInt(file),
    NumberOfFiles: BigInt(files),
    UsageStartDate: head.usageFrom,
    UsageEndDate: head.usageTo,
    SenderPartyId: sender.dpid,
    SenderName: sender.name,
    ServiceDescription: sender.service,
    RecipientPartyId: recipient.dpid,
    RecipientName: recipient.name,
    RepresentedRepertoire: isInHead(recipient) ? undefined : [recipient.element],
  });

const isInHead = ({ element, dpid, name }: DsrRecipient) => element === dpid || element === name;

/** The totals of the report are for its last file to say; a single file is one too. */
const footOf = ({ head: { profile }, summaries, parts }: Assemble, nth: number): string => {
  const linesOf = (part: BodyPart) => part.lines + summaries.length + 2;
  const total = (of: (part: BodyPart) => number) => BigInt(parts.reduce((all, part) => all + of(part), 0));
  const [part, isLast] = [parts[nth]!, nth === parts.length - 1];
  const summaryRecords = BigInt(summaries.length);
  if (profile.footer === 'SRFO')
    return rowsFootText({ NumberOfLinesInReport: total(linesOf), NumberOfSummaryRecords: summaryRecords });
  return footText({
    NumberOfLinesInFile: BigInt(linesOf(part)),
    NumberOfLinesInReport: isLast ? total(linesOf) : undefined,
    NumberOfSummaryRecords: summaryRecords,
    NumberOfBlocksInFile: BigInt(part.blocks),
    NumberOfBlocksInReport: isLast ? total(({ blocks }) => blocks) : undefined,
  });
};
