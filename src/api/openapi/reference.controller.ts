/** `GET /reference`: the document as a page to read and to try, with everything it loads served from here. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Open } from '../access/access.js';
import { ProblemError } from '../problem.js';
import { Operation } from './operation.js';

const UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Playledger API</title>
    <link rel="stylesheet" href="/reference/swagger-ui.css">
    <link rel="icon" href="/reference/favicon-32x32.png">
  </head>
  <body>
    <div id="reference"></div>
    <script src="/reference/swagger-ui-bundle.js"></script>
    <script src="/reference/start.js"></script>
  </body>
</html>
`;

/** With extensions, since `x-roles` is one. */
const START = `SwaggerUIBundle({
  url: '/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'list', tagsSorter: 'alpha', showExtensions: true,
});
`;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'start.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** Scripts from here alone, none in the page itself; the library draws its icons as data. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"; // prettier-ignore

@Controller('reference')
@Open()
export class ReferenceController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Operation({ summary: 'This document, as a page', answer: { mediaType: 'text/html' } })
  page(): string {
    return PAGE;
  }

  @Get(':file')
  @Operation({ summary: 'What the page loads', answer: { mediaType: 'application/octet-stream' } })
  async asset(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | Buffer> {
    const mediaType = Object.hasOwn(MEDIA_TYPES, file) ? MEDIA_TYPES[file] : undefined;
    if (mediaType === undefined) throw new ProblemError('not-found', 'the page loads no such file');
    void reply.type(mediaType);
    return file === 'start.js' ? START : readFile(join(UI, file));
  }
}
