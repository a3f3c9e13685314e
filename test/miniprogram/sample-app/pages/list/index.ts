/** The second tab: rows that open a detail. */
import { note, readDiary } from '../../diary';

interface Row {
  id: string;
  who: string;
  why: string;
  urgent: boolean;
}

const FIRST = 20;

function rowsFrom(start: number): Row[] {
  return Array.from({ length: FIRST }, (_, index) => ({
    id: `r${start + index}`,
    who: `第 ${start + index} 家公司`,
    why: '设备停机，产线等着复产，请尽快回电说明备件到货的时间',
    urgent: index % 5 === 0,
  }));
}

Page({
  data: { rows: rowsFrom(1) },
  onLoad() {
    note('list onLoad');
  },
  onShow() {
    note('list onShow');
  },
  onHide() {
    note('list onHide');
  },
  onReachBottom() {
    note('list onReachBottom');
  },
  onPageScroll({ scrollTop }) {
    if (scrollTop > 0) note('list onPageScroll');
  },
  openRow(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/pages/detail/index?id=${event.detail.id}` });
  },
  readDiary,
});
