/** Server-sent events read from a fetch: `EventSource` cannot send a bearer token. */
export type ServerEvent = { readonly event: string; readonly data: string };

/** Comments, ids and retry times are passed over, as is an event without data. */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let pending = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (pending + read.value).replaceAll('\r\n', '\n').split('\n\n');
      pending = blocks.pop()!;
      yield* blocks.flatMap(eventOf);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const eventOf = (block: string): readonly ServerEvent[] => {
  const fields = block.split('\n').map((line) => /^(event|data): ?(.*)$/.exec(line));
  const valuesOf = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2]!] : []));
  const data = valuesOf('data');
  return data.length === 0 ? [] : [{ event: valuesOf('event').at(-1) ?? 'message', data: data.join('\n') }];
};
