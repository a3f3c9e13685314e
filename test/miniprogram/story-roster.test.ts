/** 值班 and 换班 in the frame: a swap asked here and granted by card, a change that leaves a hole, a check-in. */
import { expect, it, jest } from '@jest/globals';
import type { RosterPage, SwapPage } from '../../server/http/contract/answers.ts';
import { A, B, C, DUTY, VIP } from '../stories/acts.ts';
import { DIRECTOR, passTo } from '../stories/duty.ts';
import { readerOf } from '../stories/pages.ts';
import { layoutAt, SIZES } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { fitsEverywhere } from './support/sizes.ts';
import { askA, changeNight, FRIDAY, named, ROSTER } from './support/roster-phone.ts';

jest.setTimeout(180_000);

it('a swap is asked here, granted by card, and the week shows it', () =>
  inMiniHouse(FRIDAY, async (all) => {
    const b = await askA(all);
    await b.tap('发送申请');
    await all.settled(b);
    expect(await b.texts()).toContain('您请销售经理A代班');
    expect(await b.texts()).toContain('等销售经理A答复，明天 09:00 前有效');
    await b.picture('swap-asked');
    const a = await all.phone(A, { open: await all.tapCard(A) });
    const card = await all.house.card(A);
    expect(card.card?.main_title?.title).toBe('销售经理B请您代班');
    await all.house.press(A, '同意');
    await all.settled(b, a);
    expect(await b.texts()).toContain('销售经理A已同意（10:00），值班表已更新');
    await b.picture('swap-granted');
    const week = await all.phone(C, { open: ROSTER });
    const words = await week.texts();
    expect(words).toContain('换班：销售经理A替销售经理B');
    const { body } = await (await readerOf(all.house, C)).get<RosterPage>('/api/roster/page');
    const saturday = body.days[5]?.spans.find(({ text }) => text.startsWith('09:00'));
    expect(saturday?.who).toBe('销售经理A');
    expect(words).toMatch(new RegExp(`周六[^]*${saturday?.text}\\s*销售经理A`));
    await week.picture('roster-week');
  }));

it('a swap is answered on its page; somebody else’s only looked at; taken back by its asker', () =>
  inMiniHouse(FRIDAY, async (all) => {
    const give = { from: '2026-11-28T09:00:00+08:00', to: '2026-11-28T10:00:00+08:00' };
    const b = await readerOf(all.house, B);
    const ask = async (): Promise<string> => {
      const { body } = await b.post<SwapPage>('/api/roster/swaps', { partner: A, give });
      return `pages/roster/swap?id=${encodeURIComponent(body.id)}`;
    };
    const open = await ask();
    const other = await all.phone(C, { open });
    expect(await other.texts()).toContain('销售经理B请销售经理A代班');
    expect(await other.texts()).not.toContain('同意');
    const mine = await all.phone(A, { open });
    await mine.picture('swap-partner');
    await fitsEverywhere(all, mine, { person: A, page: open });
    await mine.tap('拒绝');
    expect(await mine.texts()).toContain('对方将收到拒绝通知');
    await mine.page.getByLabel('拒绝', { exact: true }).last().click();
    await all.settled(mine, other);
    expect(await mine.texts()).toContain('您已拒绝（10:00），值班表不变');
    expect(await other.texts()).toContain('销售经理A已拒绝');
    const asker = await all.phone(B, { open: await ask() });
    await asker.tap('取消换班');
    await asker.page.getByLabel('取消换班', { exact: true }).last().click();
    await all.settled(asker);
    expect(await asker.texts()).toContain('您已取消（10:00），值班表不变');
    const gone = await all.phone(B, { open: 'pages/roster/swap?id=none' });
    expect(await gone.texts()).toContain('没有找到相关内容');
  }));

it('a change that leaves a hole names it, and taking it back closes the hole', () =>
  inMiniHouse('2026-11-30T10:00:00+08:00', async (all) => {
    const lead = await all.phone(DIRECTOR, { open: ROSTER });
    await changeNight(lead, '2026-12-01');
    await lead.picture('roster-change-form');
    await lead.tap('保存');
    await all.settled(lead);
    const words = await lead.texts();
    expect(words).toContain('已保存，但 12月1日 周二 02:00–03:00 没有人');
    expect(words).toContain('四周内有时段没有人值班');
    await lead.picture('roster-gap');
    const rep = await all.phone(A, { open: ROSTER });
    expect(await rep.texts()).toContain('周二 02:00–03:00 没有人');
    expect(await rep.page.getByLabel('调整值班').count()).toBe(0);
    await lead.page.getByLabel('移除', { exact: true }).click();
    await lead.idle();
    expect(await lead.texts()).toContain('「值班人员不上班」明天 02:00–03:00 将被移除');
    await lead.page.getByLabel('移除', { exact: true }).last().click();
    await all.settled(lead, rep);
    for (const phone of [lead, rep]) expect(await phone.texts()).not.toContain('没有人');
  }));

it('a shift is confirmed here, once, whatever is tapped', () =>
  inMiniHouse('2026-11-24T17:55:00+08:00', async (all) => {
    const call = await all.house.ring({ from: VIP });
    await all.house.pass(12);
    await all.house.phone(call, 'hangup');
    await passTo(all.house, '2026-11-24 18:00');
    const duty = await all.phone(DUTY, { open: ROSTER });
    expect(await duty.texts()).toMatch(/交接：待回电 1 个[^]*明天 09:10 前 · 销售经理A负责/);
    expect(await duty.texts()).toContain('请在 21:00 前确认');
    await duty.picture('roster-check-in');
    const button = duty.page.getByLabel('确认', { exact: true });
    await button.click({ clickCount: 3 });
    await all.settled(duty);
    expect(await duty.texts()).toContain('18:00 已确认');
    const sent = (await duty.ask('requests')).filter(({ path }) => path.endsWith('/confirm'));
    expect(sent).toHaveLength(1);
    await duty.page.getByRole('link', { name: /^待回电，宁波奥克斯/ }).click();
    await all.settled(duty);
    expect((await duty.ask('stack')).at(-1)).toContain('pages/todo/detail');
  }));

it('keeps the rules of layout at every size, with its forms open', () =>
  inMiniHouse(FRIDAY, async (all) => {
    for (const [person, form] of [
      [B, '申请换班'],
      [DIRECTOR, '调整值班'],
    ] as const) {
      for (const size of SIZES) {
        const phone = await all.phone(person, { open: ROSTER, size });
        expect({ size, faults: await layoutAt(phone, size) }).toEqual({ size, faults: [] });
        await phone.picture(`roster-${person}-${size.width}-${size.font ?? 16}`);
        await named(phone, form);
        // What lies behind a sheet is covered, as it should be.
        const faults = (await layoutAt(phone, size)).filter(
          ({ rule }) => rule !== 'covered' && rule !== 'sticky',
        );
        expect({ form, size, faults }).toEqual({ form, size, faults: [] });
        await phone.close();
      }
    }
  }));
