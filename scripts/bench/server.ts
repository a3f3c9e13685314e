/** The benched server: the product as it is, in a process of its own that also counts what it spends. */
import { readConfigOfProcess } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/main.ts';

const config = readConfigOfProcess();
const running = await startServer(
  config,
  createLog({ level: config.logLevel, destination: process.stderr }),
);

let commands = 0;
// The connection string asks for these events; everything the process sends goes through this one client.
running.adapters.connection.getClient().on('commandStarted', () => {
  commands += 1;
});

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ commands, cpuMs: (user + system) / 1000 });
});
const stop = (): void => {
  void running.stop().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
// Whoever measured is gone: nobody is left to stop us.
process.once('disconnect', stop);
process.send?.({ ready: running.url });
