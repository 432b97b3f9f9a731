import { readFile } from 'node:fs/promises';
import { Controller, Get, Header } from '@nestjs/common';
import { Open } from '../access/access.js';
import { Operation } from './operation.js';

/** Beside `package.json`, be it from `src/` or from `dist/src/`. */
const PLACES = ['../../../contracts/openapi.json', '../../../../contracts/openapi.json'];

/** `GET /openapi.json`: the document as it is committed. */
@Controller()
@Open()
export class OpenApiController {
  #document: Promise<string> | undefined;

  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Operation({ summary: 'This document', answer: { mediaType: 'application/json' } })
  document(): Promise<string> {
    this.#document ??= readContract();
    return this.#document;
  }
}

const readContract = async (): Promise<string> => {
  const found = await Promise.allSettled(PLACES.map((place) => readFile(new URL(place, import.meta.url), 'utf8')));
  const document = found.find((one) => one.status === 'fulfilled')?.value;
  if (document === undefined) throw new Error('contracts/openapi.json is missing: run npm run contracts');
  return document;
};
