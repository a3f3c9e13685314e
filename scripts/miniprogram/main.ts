/** The gate as a program: `main.ts [folder]` prints each fault on a line and exits 1 when there is one. */
import { checkMiniprogram } from './check.ts';
import { sayProblem } from './project.ts';

const faults = await checkMiniprogram({ root: process.argv[2] ?? 'miniprogram' });
for (const fault of faults) console.log(sayProblem(fault));
console.log(faults.length === 0 ? 'The mini-program is in order.' : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;
