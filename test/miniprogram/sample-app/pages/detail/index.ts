/** A page below the tabs: its id from the address, a field, and a question before the end. */
import { note, readDiary } from '../../diary';

Page({
  data: { id: '', words: '' },
  onLoad({ id = '' }: Record<string, string | undefined>) {
    note(`detail onLoad ${id}`);
    this.setData({ id });
  },
  onShow() {
    note('detail onShow');
  },
  onHide() {
    note('detail onHide');
  },
  onUnload() {
    note('detail onUnload');
  },
  write(event: WechatMiniprogram.Input) {
    this.setData({ words: event.detail.value });
  },
  async finish() {
    const { confirm } = await wx.showModal({ title: '完成', content: '完成后不能撤销' });
    if (confirm) await wx.navigateBack();
  },
  async go(move: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab', url: string) {
    try {
      const moves = {
        navigateTo: () => wx.navigateTo({ url }),
        redirectTo: () => wx.redirectTo({ url }),
        reLaunch: () => wx.reLaunch({ url }),
        switchTab: () => wx.switchTab({ url }),
      };
      await moves[move]();
      return 'ok';
    } catch (error) {
      return (error as { errMsg: string }).errMsg;
    }
  },
  readDiary,
});
