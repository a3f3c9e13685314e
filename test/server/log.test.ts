import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLog, maskData, maskText } from '../../server/log.ts';

describe('numbers in texts', () => {
  it.each([
    ['13800008888', '138****8888'],
    ['call from 13800008888 to 8001', 'call from 138****8888 to 8001'],
    ['+8613800008888', '+861****8888'],
    ['+86 138-0000-8888', '+861****8888'],
    ['138 0000 8888', '138****8888'],
    ['138.0000.8888', '138****8888'],
    ['138%200000%208888', '138****8888'],
    ['(0574) 8765-4321', '(057****4321'],
    ['0574－87654321', '057****4321'],
    ['１３８００００８８８８', '１３８****８８８８'],
    ['tel:87654321', 'tel:****4321'],
    ['tel:7654321', 'tel:****4321'],
    ['a13800008888b', 'a138****8888b'],
    ['sip:13800008888@host', 'sip:138****8888@host'],
    ['4008-320-160', '****0160'],
    ['13800008888,13900009999', '138****8888,139****9999'],
    ['2026-11-24T10:00:00Z 13800008888', '2026-11-24T10:00:00Z 138****8888'],
    ['2026-11-24 13800008888', '2026-11-24 138****8888'],
    ['2026-11-24-13800008888', '2026-11-24-138****8888'],
    ['10:00:00.13800008888', '10:00:001****8888'],
  ])('%s → %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
    expect(maskText(text)).not.toMatch(/\d{7}/);
    expect(maskText(text)).not.toContain('0000');
  });

  it.each([
    '0192f3a4-1234-7567-8901-123456789012',
    'p 0192f3a4-1234-7567-8901-123456789012_3',
    '2026-11-24T02:00:00.000Z',
    '2026-11-24T10:00:00+08:00',
    '2026-11-24 10:00',
    'COMM-20261124-7K3M9P2Q',
    'VM-20261124-00000001',
    '192.168.100.200',
    'extension 8001',
    '138****8888',
    'port 46379, 95188',
  ])('%s stays', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('a uuid, date or address inside a longer run of digits is not believed', () => {
    expect(maskText('1380000-2026-11-24')).not.toContain('1380000');
    expect(maskText('138.192.168.100.200')).not.toContain('192.168');
    expect(maskText('2026-11-241380000')).not.toContain('1380000');
  });

  const separators = ['', '', '', ' ', '-', '.', '  ', ') ', '－', '+', '_', '–', '%20'];
  it('however a number is decorated, seven digits of it never stand together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...separators)), {
          minLength: 11,
          maxLength: 15,
        }),
        fc.constantFrom('', 'from ', '号码', 'tel:', '"'),
        (digits, before) => {
          const text = before + digits.map(([digit, after]) => `${digit}${after}`).join('');
          const left = maskText(text).replace(/%20/g, '').replace(/\D/g, '');
          const isHarmless = /\d{1,3}(\.\d{1,3}){3}|(19|20)\d\d-\d\d-\d\d/.test(text);
          expect(isHarmless || left.length <= 7).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('secrets in texts', () => {
  it.each([
    'https://x.cn/cgi-bin/user/get?access_token=HUSH&userid=a',
    'GET /cgi-bin/gettoken?corpid=ww1&corpsecret=HUSH failed',
    'redis://user:HUSH@127.0.0.1:6379/0',
    '{"access_token":"HUSH","errcode":0}',
    '{"session_key": "HU\\"SH"}',
    'Authorization: Bearer HUSH',
    'authorization=HUSH',
    'Cookie: sid=HUSH; other=HUSH',
    'callback?code=HUSH&state=1',
  ])('%s', (text) => {
    expect(maskText(text)).toContain('[removed]');
    expect(maskText(text)).not.toMatch(/HU|SH/);
  });
});

describe('data', () => {
  it.each([
    ['authorization', 'Authorization'],
    ['cookie', 'set-cookie'],
    ['token', 'access_token'],
    ['token', 'refreshToken'],
    ['secret', 'corpSecret'],
    ['password', 'password'],
    ['key', 'encodingAESKey'],
  ])('takes out %s under %s, at any depth and whatever it is', (_, key) => {
    const masked = maskData({
      [key]: 'HUSH',
      a: { [key]: ['HUSH'], b: [{ [key]: { c: 'HUSH' } }] },
    });
    expect(JSON.stringify(masked)).not.toContain('HUSH');
  });

  it.each<[string, unknown, unknown]>([
    ['a number', 13800008888, '138****8888'],
    ['a bigint', 13800008888n, '138****8888'],
    ['a small number', 123456, 123456],
    ['a fraction', 12.3456789, 12.3456789],
    ['null', null, null],
    ['a boolean', true, true],
    ['a date', new Date('2026-11-24T02:00:00Z'), '2026-11-24T02:00:00.000Z'],
    ['no date', new Date(NaN), 'invalid date'],
    ['bytes', Buffer.from('13800008888'), '[11 bytes]'],
    ['a set', new Set(['13800008888']), ['138****8888']],
    ['a map', new Map([['13800008888', 1]]), { '138****8888': 1 }],
    ['an address', new URL('http://h/?token=HUSH'), 'http://h/?token=[removed]'],
    ['keys', { '13800008888': { n: '13800008888' } }, { '138****8888': { n: '138****8888' } }],
  ])('%s', (_, value, masked) => {
    expect({ ...maskData({ value }) }.value).toEqual(masked);
  });

  it('an error keeps its type and code, masked, with its causes', () => {
    const cause = new Error('no route to 13800008888');
    const error = Object.assign(new TypeError('failed for 13800008888', { cause }), {
      code: 'E1',
      caller: '13800008888',
      token: 'HUSH',
    });
    const masked = JSON.stringify(maskData({ error }));
    expect(masked).toContain('"type":"TypeError"');
    expect(masked).toContain('"code":"E1"');
    expect(masked).toContain('no route to 138****8888');
    expect(masked).not.toMatch(/13800008888|HUSH/);
  });

  it('circles and wells end', () => {
    const circle: Record<string, unknown> = { a: 1 };
    circle['self'] = circle;
    expect(JSON.stringify(maskData(circle))).toContain('[circular]');
    let well: Record<string, unknown> = { n: '13800008888' };
    for (let i = 0; i < 50; i += 1) well = { well };
    expect(JSON.stringify(maskData(well))).toContain('[deep]');
  });
});

describe('lines', () => {
  const write = (
    level: 'debug' | 'info' | 'silent',
  ): { lines: string[]; log: ReturnType<typeof createLog> } => {
    const lines: string[] = [];
    return { lines, log: createLog({ level, destination: { write: (line) => lines.push(line) } }) };
  };

  it('are JSON with level, time, message and data', () => {
    const { log, lines } = write('info');
    log.child({ process: 'web', token: 'HUSH' }).warn('a call came', { from: '13800008888' });
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line).toMatchObject({
      level: 'warn',
      process: 'web',
      token: '[removed]',
      from: '138****8888',
      msg: 'a call came',
    });
    expect(Number.isNaN(Date.parse(String(line['time'])))).toBe(false);
  });

  it('data cannot take the place of the message or the level', () => {
    const { log, lines } = write('info');
    log.info('rang 13800008888', { msg: 'x', level: 'y' });
    expect(lines[0]).toContain('rang 138****8888');
    expect(lines[0]).toContain('"level":"info"');
  });

  it('keep to their level', () => {
    const { log, lines } = write('info');
    log.debug('no');
    log.info('yes');
    log.error('yes');
    expect(lines.length).toBe(2);
    const silent = write('silent');
    silent.log.error('no');
    expect(silent.lines).toEqual([]);
  });
});
