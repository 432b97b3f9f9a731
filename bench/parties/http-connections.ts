/**
 * Keep-alive connections that post requests made before the clock starts. Where client, server and database share two
 * cores, a general HTTP client takes a third of what the server takes for a small request, and would be measured too.
 */
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const SILENCE_MS_MAX = 60_000;

export type Answer = { readonly status: number; readonly body: string };

/** A request as it goes over the wire. */
export const wireOf = (url: URL, headers: Readonly<Record<string, string>>, body: Buffer): Buffer => {
  const fields = { host: url.host, ...headers, 'content-length': String(body.length) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from([`POST ${url.pathname} HTTP/1.1`, ...lines].join('\r\n') + HEAD_END), body]);
};

/** Shares the requests out over so many connections, one at a time on each; every answer has to be right. */
export const postAll = async (
  { hostname, port }: URL,
  requests: readonly Buffer[],
  connections: number,
  isRight: (answer: Answer) => boolean,
): Promise<void> => {
  const queue = requests.values();
  await Promise.all(Array.from({ length: connections }, () => post(connect(Number(port), hostname), queue, isRight)));
};

const post = (socket: Socket, queue: Iterator<Buffer>, isRight: (answer: Answer) => boolean) =>
  new Promise<void>((done, failed) => {
    let received = '';
    const next = () => {
      const request = queue.next();
      if (request.done === true) socket.end(done);
      else socket.write(request.value);
    };
    socket.setNoDelay(true).setTimeout(SILENCE_MS_MAX, () => socket.destroy(new Error('the server does not answer')));
    socket.once('connect', next).once('error', failed);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const answer = answerIn(received);
      if (answer === undefined) return;
      received = '';
      if (isRight(answer)) next();
      else socket.destroy(new Error(`the server answered ${answer.status}: ${answer.body.slice(0, 300)}`));
    });
    socket.once('close', () => failed(new Error('the server hung up')));
  });

/** Undefined while some of it is still to come. */
const answerIn = (received: string): Answer | undefined => {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = received.slice(0, end);
  const bytes = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
  const body = received.slice(end + HEAD_END.length);
  return body.length < bytes ? undefined : { status: Number(head.slice('HTTP/1.1 '.length).slice(0, 3)), body };
};
