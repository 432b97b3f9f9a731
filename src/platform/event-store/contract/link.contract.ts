/** A TCP link to a server that can be cut and mended, to play an outage without touching the server. */
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

export type Link = {
  /** The server's URL, through the link. */
  readonly url: string;
  /** Ends every connection at once and takes no new one. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
};

export const linkTo = async (url: string): Promise<Link> => {
  const [, host, target] = /^[a-z+]+:\/\/(?:[^@/]*@)?([^:/?]+):(\d+)/.exec(url)!;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target), host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.pipe(far).pipe(near);
  });
  const listen = async (port: number) => {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return (server.address() as { readonly port: number }).port;
  };
  const port = await listen(0);
  return {
    url: url.replace(`${host}:${target}`, `127.0.0.1:${port}`),
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
    mend: async () => {
      await listen(port);
    },
  };
};
