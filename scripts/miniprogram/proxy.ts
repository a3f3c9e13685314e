/** Hands a request of the frame on to the product and its answer back, byte by byte: Range, 206 and aborts included. */
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';

/** Headers that belong to one connection only. */
const OWN = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'host',
  'cookie',
  'origin',
  'referer',
];

/** Sends `req` to `path` of the server at `to`. A server that is away is a 502, one that breaks off breaks the answer. */
export function passOn(req: IncomingMessage, res: ServerResponse, to: string, path: string): void {
  const headers = Object.fromEntries(
    Object.entries(req.headers).filter(([name]) => !OWN.includes(name)),
  );
  const outgoing = ask(new URL(path, to), { method: req.method, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
    answer.once('error', () => res.destroy());
  });
  outgoing.once('error', () => {
    if (res.headersSent) res.destroy();
    else {
      res.writeHead(502, { 'content-type': 'application/json' });
      res.end(
        JSON.stringify({ code: 'frame.server_away', message: '服务暂时不可用', retry: true }),
      );
    }
  });
  res.once('close', () => outgoing.destroy());
  req.pipe(outgoing);
}
