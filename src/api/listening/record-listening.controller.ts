import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ApiKey } from '../keys/api-keys.js';
import { Key, TakesKeys } from '../access/access.js';
import { RateLimit } from '../rate-limit.js';
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
