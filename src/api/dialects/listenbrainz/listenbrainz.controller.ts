/**
 * The ListenBrainz API as players know it, so that they can post unchanged: only the address and the token differ.
 * Refusals carry both ListenBrainz's `code` and `error` and the members of a problem.
 */
import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { listenerId } from '../../../domain/shared/ids.js';
import { ApiKeys, type ApiKey } from '../../keys/api-keys.js';
import { Key, Open, TakesKeys } from '../../access/access.js';
import { tokenOf } from '../../access/token-of.js';
import { ListeningWriter } from '../../listening/listening-writer.js';
import { Operation } from '../../openapi/operation.js';
import { ProblemError } from '../../problem.js';
import { RateLimit } from '../../rate-limit.js';
import { FIND_RECORDINGS } from '../../tokens.js';
import type { Claimant } from '../claimed-play.js';
import type { FindRecordings } from '../find-recordings.js';
import { LISTENS_TAKEN, NO_TOKEN_TO_VALIDATE, tokenAnswer, type ListensTaken, type TokenAnswer } from './answers.js';
import { parseRecordingFeedback, recordFeedback } from './recording-feedback.js';
import type { Refused } from './refusal.js';
import { parseSubmitListens, receiptAt, recordListens } from './submit-listens.js';
import type { RecordListening } from '../../../domain/listening/listening-day.js';

/** As ListenBrainz documents it; what of it is not known is let pass, as there. */
const LISTENBRAINZ_BODY = { mediaTypes: ['application/json'], schema: { type: 'object' } } as const;

@Controller('1')
@TakesKeys('listener')
export class ListenBrainzController {
  constructor(
    private readonly writer: ListeningWriter,
    private readonly keys: ApiKeys,
    private readonly rate: RateLimit,
    @Inject(FIND_RECORDINGS) private readonly find: FindRecordings,
  ) {}

  @Get('validate-token')
  @Open()
  @Operation({
    summary: 'ListenBrainz: whose token this is',
    answer: 'TokenAnswer',
    query: { token: { description: 'where it is not in the Authorization header' } },
  })
  async validateToken(@Req() request: FastifyRequest, @Query('token') asked: string | undefined): Promise<TokenAnswer> {
    const token = tokenOf(request) ?? asked;
    if (token === undefined) throw refusal(NO_TOKEN_TO_VALIDATE.error);
    const key = await this.keys.verify(token, Date.now());
    return tokenAnswer(key?.listenerId ?? undefined);
  }

  @Post('submit-listens')
  @HttpCode(200)
  @Operation({ summary: 'ListenBrainz: submit listens', answer: 'ListensTaken', body: LISTENBRAINZ_BODY })
  async submit(
    @Body() body: unknown,
    @Headers('content-length') length: string | undefined,
    @Headers('content-encoding') encoding: string | undefined,
    @Key() key: ApiKey,
  ): Promise<ListensTaken> {
    const receivedMs = Date.now();
    const bodyBytes = encoding === undefined && length !== undefined ? { bodyBytes: Number(length) } : {};
    const listener = claimantOf(key);
    const submitted = parseSubmitListens({ body, receivedMs, ...bodyBytes }, listener);
    if (submitted.kind === 'refused') throw refusal(submitted.answer.error);
    if (submitted.kind === 'playing_now') return { ...LISTENS_TAKEN, recording_msid: submitted.recordingMsid };
    await this.rate.take(key.id, submitted.plays.length);
    await this.#record(await recordListens(submitted.plays, listener, receivedMs, this.find));
    return LISTENS_TAKEN;
  }

  @Post('feedback/recording-feedback')
  @HttpCode(200)
  @Operation({ summary: 'ListenBrainz: like or unlike', answer: 'ListensTaken', body: LISTENBRAINZ_BODY })
  async feedback(@Body() body: unknown, @Key() key: ApiKey): Promise<ListensTaken> {
    const feedback = parseRecordingFeedback(body);
    if (feedback.kind === 'refused') throw refusal(feedback.answer.error);
    await this.rate.take(key.id, 1);
    await this.#record([recordFeedback(feedback, claimantOf(key), undefined, receiptAt(Date.now()))]);
    return LISTENS_TAKEN;
  }

  /**
   * All or nothing, as the dialect has it: what landed before a failure is a duplicate when it is sent again. The id is
   * made of the listen's content, so one that is known is a resend, also where the catalogue has learnt of its track
   * since and the two name different ones.
   */
  async #record(commands: readonly RecordListening[]): Promise<void> {
    for (const one of await this.writer.record(commands)) {
      if ('error' in one) throw one.error;
      const { decision } = one;
      if (decision.outcome === 'refused' && decision.because.kind !== 'PlayIdReused')
        throw refusal(`Listen refused: ${decision.because.kind}`);
    }
  }
}

const refusal = (error: Refused['answer']['error']) => new ProblemError('invalid-request', error);

/** The guard lets listeners' tokens alone come here. */
const claimantOf = ({ listenerId: id, territory, offering }: ApiKey): Claimant => ({
  listenerId: listenerId(id ?? ''),
  territory,
  offering,
});
