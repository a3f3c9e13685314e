/** desk/ in the frame: a failed job retried, figures that equal the API's, and doors that are shut for others. */
import { expect, it, jest } from '@jest/globals';
import type { SpanReport } from '../../server/http/contract/answers.ts';
import { A, VIP } from '../stories/acts.ts';
import { leave, talk } from '../stories/after.ts';
import { ADMIN, DIRECTOR } from '../stories/duty.ts';
import { readerOf } from '../stories/pages.ts';
import { inMiniHouse } from './support/house.ts';
import { fitsEverywhere } from './support/sizes.ts';

jest.setTimeout(180_000);

const MORNING = '2026-11-24T10:00:00+08:00';

it('a failed job is listed with its call and retried; then none is left', () =>
  inMiniHouse(
    MORNING,
    async (all) => {
      const { house } = all;
      house.speech?.faults.set({ status: 401 });
      const call = await talk(house, 'inquiry');
      const admin = await all.phone(ADMIN, { open: 'desk/jobs' });
      expect(await admin.texts()).toMatch(/转写 · \d{3}\*{4}\d{4} · 10:\d\d/);
      expect(await admin.texts()).toMatch(/已试 \d+ 次/);
      await admin.picture('desk-jobs');
      await fitsEverywhere(all, admin, { person: ADMIN, page: 'desk/jobs' });
      house.speech?.faults.set({});
      await admin.tap('重试');
      await house.skip(5);
      await all.settled(admin);
      expect(await admin.texts()).toContain('没有失败任务');
      await admin.picture('desk-jobs-empty');
      const reader = await readerOf(house, ADMIN);
      expect((await reader.get<{ steps: unknown[] }>('/api/jobs')).body.steps).toEqual([]);
      const sent = (await admin.ask('requests')).filter(({ path }) => path === '/api/jobs/retry');
      expect([sent.length, call.length > 0]).toEqual([1, true]);
    },
    { speech: true },
  ));

it('报表 shows the figures of the API, for the span that is asked for', () =>
  inMiniHouse(MORNING, async (all) => {
    const { house } = all;
    const director = await all.phone(DIRECTOR, { open: 'desk/reports' });
    expect(await director.texts()).toContain('这段时间没有来电');
    const missed = await house.ring({ from: VIP });
    await house.pass(12);
    await house.phone(missed, 'hangup');
    await talk(house, 'inquiry', { from: '13712340099' });
    await leave(house, 'message-urgent', '13712340098');
    await all.settled(director);
    const reader = await readerOf(house, DIRECTOR);
    const { body } = await reader.get<SpanReport>('/api/reports');
    expect(body.total).toMatchObject({ calls: 3, answered: 1, voicemail: 1 });
    const words = (await director.texts()).replace(/\s+/g, ' ');
    const { calls, answered: got, missed: lost, voicemail, answer } = body.total;
    expect(words).toContain(
      `${calls} 来电 ${got} 接听 ${lost} 未接 ${voicemail} 留言 ${answer.text}`,
    );
    // Of the hours only those with calls stand there.
    const hours = body.byHour.filter(({ calls: rang }) => rang > 0);
    for (const one of [...body.byPerson, ...hours, ...body.byIntent, ...body.byLevel]) {
      expect(words).toContain(`${one.text} ${one.calls} 通`);
      if (one.calls > 0) {
        const { answered: yes, missed: no, voicemail: said } = one;
        expect(words).toContain(
          `接听 ${yes} · 未接 ${no} · 留言 ${said} · 接听用时 ${one.answer.text}`,
        );
      }
    }
    await director.picture('desk-reports');
    await fitsEverywhere(all, director, { person: DIRECTOR, page: 'desk/reports' });
    await director.tap('昨天');
    await all.settled(director);
    expect(await director.texts()).toContain('这段时间没有来电');
    await director.tap('近 7 天');
    await all.settled(director);
    expect(await director.texts()).toContain('3 通');
  }));

it.each([
  ['desk/reports', A],
  ['desk/jobs', DIRECTOR],
])('%s is not for %s', (open, person) =>
  inMiniHouse(MORNING, async (all) => {
    const phone = await all.phone(person, { open });
    expect(await phone.texts()).toContain('无权查看');
  }),
);
