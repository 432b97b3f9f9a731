import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Takes } from '../access/access.js';
import { Idempotent } from '../access/idempotency.interceptor.js';
import { ErnDesk } from '../ern/ern-desk.js';
import type { ErnReport } from '../ern/ern-report.js';
import type { XmlReason } from '../ern/xml-refused.js';
import { Operation } from '../openapi/operation.js';
import { ProblemError, type ProblemKind } from '../problem.js';

const XML = ['application/xml', 'text/xml'] as const;

/** `POST /v1/catalogue/ern`: one DDEX ERN message. */
@Controller('v1/catalogue/ern')
@Takes('finance')
export class PostErnController {
  constructor(private readonly desk: ErnDesk) {}

  @Post()
  @HttpCode(200)
  @Idempotent()
  @Operation({
    summary: 'Take a DDEX ERN message (3.8, 4.2, 4.3) into the catalogue, and report what was taken and what was not',
    answer: 'ErnReport',
    body: { mediaTypes: XML },
  })
  async post(@Body() body: unknown): Promise<ErnReport> {
    if (!Buffer.isBuffer(body)) throw new ProblemError('unsupported-media-type', `send XML as ${XML.join(' or ')}`);
    const report = await this.desk.take(Readable.from([body]), Date.now());
    const [why] = report.ignored;
    if (report.outcome !== 'refused' || why === undefined || !(why.reason in KIND_OF)) return report;
    const { messageId } = report;
    throw new ProblemError(KIND_OF[why.reason as XmlReason], why.why, { members: { reason: why.reason, messageId } });
  }
}

/** A message that is refused for what it says of itself (a test) is no problem of the request. */
const KIND_OF: Readonly<Record<XmlReason | 'MessageIdReused', ProblemKind>> = {
  EncodingNotTaken: 'unsupported-media-type',
  NotXml: 'malformed-body',
  DoctypeNotTaken: 'malformed-body',
  TooLarge: 'too-large',
  TooDeep: 'malformed-body',
  TooManyElements: 'too-large',
  TooManyAttributes: 'malformed-body',
  TooLong: 'malformed-body',
  NotAnErn: 'invalid-request',
  VersionNotTaken: 'invalid-request',
  BadHeader: 'invalid-request',
  MessageIdReused: 'refused',
};
