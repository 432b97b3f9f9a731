import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ApiKey } from '../keys/api-keys.js';
import { Key, TakesKeys } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { RateLimit } from '../rate-limit.js';
import { EVENTS_BODY_SCHEMA } from './events-body-schema.js';
import { readEventsBody } from './read-events-body.js';
import { RecordListeningCommand, type RecordListeningAnswer } from './record-listening.command.js';

/** `POST /v1/listening-events`: what player apps report, up to 1,000 events, answered one by one once they are on disk. */
@Controller('v1/listening-events')
export class RecordListeningController {
  constructor(
    private readonly commands: CommandBus,
    private readonly rate: RateLimit,
  ) {}

  @Post()
  @TakesKeys('app')
  @HttpCode(200)
  @Operation({
    summary: 'Record what was played, skipped and liked',
    description: 'Up to 1,000 events, answered one by one once they are on disk. The same event again is a duplicate.',
    answer: 'RecordListeningAnswer',
    body: { mediaTypes: ['application/json', 'application/x-ndjson'], schema: EVENTS_BODY_SCHEMA },
    headers: { 'x-sent-at': { description: 'when the player sent the request, by its own clock; for NDJSON' } },
  })
  async record(
    @Body() body: unknown,
    @Headers('x-sent-at') sentAt: string | undefined,
    @Key() key: ApiKey,
  ): Promise<RecordListeningAnswer> {
    const receivedMs = Date.now();
    const { events, sentMs } = readEventsBody(body, sentAt);
    await this.rate.take(key.id, events.length);
    return this.commands.execute(new RecordListeningCommand(events, key, receivedMs, sentMs));
  }
}
