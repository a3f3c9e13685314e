/** A road to a service, such as Redis, that can be closed while the product runs, and opened again. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Road {
  /** The same address, at this end of the road. */
  readonly url: string;
  /** Cuts all that is under way; nobody comes through until it is opened. */
  readonly close: () => void;
  readonly open: () => void;
  readonly end: () => Promise<void>;
}

/** Leads to the host and port of `to`. */
export async function openRoad(to: string): Promise<Road> {
  const target = new URL(to);
  const under = new Set<Socket>();
  let isOpen = true;
  const join = (from: Socket, into: Socket): void => {
    under.add(from);
    from.pipe(into);
    // Its end is told by what waits for its answer.
    from.on('error', () => undefined);
    from.on('close', () => {
      under.delete(from);
      into.destroy();
    });
  };
  const server = createServer((near) => {
    if (!isOpen) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    join(near, far);
    join(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(to);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = (): void => {
    isOpen = false;
    for (const socket of under) socket.destroy();
  };
  return {
    url: url.href,
    close: cut,
    open() {
      isOpen = true;
    },
    async end() {
      const closed = once(server, 'close');
      cut();
      server.close();
      await closed;
    },
  };
}
