// Adds up Jest's result files and prints one last line. Usage: summary.mjs <failures outside Jest> <result.json>…
// A result file that is missing or not readable is a run that broke, and counts as one failure.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const [outside = '0', ...files] = process.argv.slice(2);
let passed = 0;
let failed = Number(outside);

for (const file of files) {
  const result = readResult(file);
  if (result === undefined) {
    process.stdout.write(`FAILED ${basename(file)}: this run left no result\n`);
    failed += 1;
    continue;
  }
  // A file that does not even load has no failed test in it.
  const broken = result.testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((one) => one.status === 'failed');
  });
  passed += result.numPassedTests;
  failed += result.numFailedTests + broken.length;
  if (result.numTotalTests === 0) {
    process.stdout.write(`FAILED ${basename(file)}: no tests were found\n`);
    failed += 1;
  }
  for (const one of broken) process.stdout.write(`FAILED ${one.name}\n${one.message}\n`);
  for (const { name, assertionResults } of result.testResults) {
    for (const test of assertionResults.filter(({ status }) => status === 'failed')) {
      process.stdout.write(`FAILED ${name}: ${test.fullName}\n`);
      process.stdout.write(`${test.failureMessages.join('\n')}\n`);
    }
  }
}

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // said by the caller, and counted
  }
}
