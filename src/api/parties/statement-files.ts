import { basename, dirname } from 'node:path';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeptArtifact } from '../../reporting/parties/party-tables.js';
import { Takes, TakesLinks, Who } from '../access/access.js';
import { AnswersItself } from '../access/audit.interceptor.js';
import type { Principal } from '../access/principal.js';
import { SignedLinks, type SignedLink } from '../access/signed-links.js';
import { pathOf } from '../access/token-of.js';
import { Operation } from '../openapi/operation.js';
import type { Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { PartyMonths } from './party-months.js';
import { STATEMENT_PARAMS } from './party-params.js';

/** A file of a statement, made once. `docs/statement-files.md` says what is in each. */
export type StatementFileItem = {
  readonly name: string;
  readonly format: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  readonly currency: string | null;
};

type NamedFile = { readonly party: string; readonly period: string; readonly name: string };

const READERS = ['label', 'publisher', 'finance', 'approver'] as const;
const FILE_PARAMS = { ...STATEMENT_PARAMS, name: { description: 'as the list has it' } } as const;

/** `GET /v1/parties/{party}/statements/{period}/files`, and each of them to download. */
@Controller('v1/parties')
@Takes(...READERS)
export class StatementFilesController {
  constructor(
    private readonly months: PartyMonths,
    private readonly links: SignedLinks,
  ) {}

  @Get(':party/statements/:period/files')
  @Operation({
    summary: 'The files of a statement, with size and SHA-256 of each',
    answer: 'Page<StatementFileItem>',
    params: STATEMENT_PARAMS,
  })
  async files(
    @Who() who: Principal,
    @Param('party') party: string,
    @Param('period') period: string,
  ): Promise<Page<StatementFileItem>> {
    const files = await this.months.files(who, { party, period }, (shelf, of) => shelf.files(of));
    return { items: files.map(itemOf), next: null };
  }

  @Post(':party/statements/:period/files/:name/link')
  @HttpCode(200)
  @Operation({
    summary: 'A link to a file that opens without a token',
    description:
      'For what sends no token, such as the downloads of a browser. It opens that file alone, for 15 minutes.',
    answer: 'SignedLink',
    params: FILE_PARAMS,
  })
  async link(@Who() who: Principal, @Param() named: NamedFile, @Req() request: FastifyRequest): Promise<SignedLink> {
    await this.#find(who, named);
    return this.links.sign(who, pathOf(request).replace(/\/link$/, ''), Date.now());
  }

  @Get(':party/statements/:period/files/:name')
  @TakesLinks(...READERS)
  @AnswersItself()
  @Operation({
    summary: 'A file of a statement; a download that broke off goes on with Range and If-Range',
    answer: { mediaType: 'application/octet-stream', description: 'the bytes, under the media type of the file' },
    alsoStatus: { 206: 'The part that was asked for', 304: 'You have it: If-None-Match named its ETag' },
    params: FILE_PARAMS,
    headers: {
      range: { description: 'one range of bytes, such as bytes=1000-' },
      'if-range': { description: 'the ETag of what you have a part of' },
      'if-none-match': { description: 'the ETag of what you have' },
    },
  })
  async download(
    @Who() who: Principal,
    @Param() named: NamedFile,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.#find(who, named);
    const etag = `"${file.row.sha256}"`;
    void reply.header('etag', etag);
    if (tagsIn(request.headers['if-none-match']).some((tag) => tag === etag || tag === '*')) {
      await reply.status(304).send();
      return;
    }
    settlePreconditions(request, etag);
    void reply
      .type(file.row.media_type)
      .header('content-disposition', `attachment; filename="${file.row.name}"`)
      .sendFile(basename(file.path), dirname(file.path), SENT_AS_IT_IS);
  }

  async #find(who: Principal, { party, period, name }: NamedFile) {
    const file = await this.months.files(who, { party, period }, (shelf, of) => shelf.file(of, name));
    if (file === undefined) throw new ProblemError('not-found', 'the statement has no such file');
    return file;
  }
}

/** The media type is that of the file, and its ETag is the hash: a time of the disk says nothing about the bytes. */
const SENT_AS_IT_IS = { etag: false, lastModified: false, cacheControl: false, contentType: false } as const;

/** What sends the file understands ranges, and not our ETag: whether a range is one of these bytes is settled before. */
const settlePreconditions = (request: FastifyRequest, etag: string): void => {
  const { headers } = request.raw;
  const { 'if-range': ifRange, 'if-match': ifMatch } = headers;
  if (ifRange !== undefined && ifRange !== etag) delete headers.range;
  if (ifMatch !== undefined && !tagsIn(ifMatch).some((tag) => tag === etag || tag === '*'))
    throw new ProblemError('precondition-failed', 'the file is not the one that you have');
  delete headers['if-range'];
  delete headers['if-match'];
  delete headers['if-unmodified-since'];
  delete headers['if-modified-since'];
};

const tagsIn = (header: string | undefined): readonly string[] =>
  (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));

const itemOf = ({ name, format, media_type, bytes, sha256, currency }: KeptArtifact): StatementFileItem => ({
  name,
  format,
  mediaType: media_type,
  bytes: Number(bytes),
  sha256,
  currency,
});
