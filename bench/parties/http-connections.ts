/**
 * Keep-alive connections that post bodies made before the clock starts. Where client, server and database share two
 * cores, a general HTTP client takes a third of what the server takes for a small request, and would be measured too.
 */
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const SILENCE_MS_MAX = 60_000;

export type Answer = { readonly status: number; readonly body: string };

/** What stands before every body, but for its length. */
const headOf = ({ host, pathname }: URL, headers: Readonly<Record<string, string>>): string =>
  [`POST ${pathname} HTTP/1.1`, ...Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`)]
    .map((line) => `${line}\r\n`)
    .join('');

export type Posting = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly isRight: (answer: Answer) => boolean;
};

/** Shares the bodies out over so many connections, one at a time on each; every answer has to be right. */
export const postAll = async (posting: Posting, bodies: readonly Buffer[]): Promise<void> => {
  const { url, headers, connections } = posting;
  const [head, queue] = [headOf(url, headers), bodies.values()];
  const post = () => postInTurn(connect(Number(url.port), url.hostname), head, queue, posting.isRight);
  await Promise.all(Array.from({ length: connections }, post));
};

const postInTurn = (socket: Socket, head: string, queue: Iterator<Buffer>, isRight: Posting['isRight']) =>
  new Promise<void>((done, failed) => {
    let received = '';
    const next = () => {
      const body = queue.next();
      if (body.done === true) return socket.end(done);
      socket.cork();
      socket.write(`${head}content-length: ${body.value.length}${HEAD_END}`, 'latin1');
      socket.write(body.value);
      return socket.uncork();
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
