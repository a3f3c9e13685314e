/** The command that reads many numbers, one a line. */
import { describe, expect, it, jest } from '@jest/globals';
import { splitLines } from '../../../scripts/cli/normalise.ts';
import { callpop } from './run-cli.ts';

// Starting Node takes its time on a busy machine.
jest.setTimeout(60_000);

async function* streamOf(chunks: readonly Buffer[]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

describe('normalise', () => {
  it('prints exactly one JSON line for each line, empty ones included', async () => {
    const input = '138 0000 8888\n\n87654321\r\nanonymous\n０５７４－８７６５４３２１转８０１２';
    const { code, stdout, stderr } = await callpop(['normalise'], { input });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        raw: '138 0000 8888',
        numbers: [
          {
            kind: 'mobile',
            e164: '+8613800008888',
            national: '13800008888',
            extension: null,
            masked: '138****8888',
          },
        ],
      },
      { raw: '', numbers: [expect.objectContaining({ kind: 'withheld', national: null })] },
      {
        raw: '87654321',
        numbers: [expect.objectContaining({ kind: 'landline', e164: null, national: '87654321' })],
      },
      { raw: 'anonymous', numbers: [expect.objectContaining({ kind: 'withheld' })] },
      {
        raw: '０５７４－８７６５４３２１转８０１２',
        numbers: [
          expect.objectContaining({
            national: '057487654321',
            extension: '8012',
            masked: '0574****4321',
          }),
        ],
      },
    ]);
  });

  it.each([
    ['nothing', [''], []],
    ['a line end alone', ['\n'], ['']],
    ['no line end at the end', ['a\nb'], ['a', 'b']],
    ['line ends cut in two', ['a\r', '\nb\n'], ['a', 'b']],
    ['other separators of text', ['a\u2028b\rc\u0085d\n'], ['a\u2028b\rc\u0085d']],
  ])('splits %s', async (_name, chunks, lines) => {
    const read: string[] = [];
    for await (const line of splitLines(streamOf(chunks.map((one) => Buffer.from(one))))) {
      read.push(line);
    }
    expect(read).toEqual(lines);
  });

  it('keeps a character whose bytes come in two chunks', async () => {
    const bytes = Buffer.from('转\n');
    const read: string[] = [];
    for await (const line of splitLines(streamOf([bytes.subarray(0, 1), bytes.subarray(1)]))) {
      read.push(line);
    }
    expect(read).toEqual(['转']);
  });
});
