/** Numbers that are neither goods nor money: temperatures, sizes, percentages, dates, telephone and order numbers. */
import { spansOf, type Span } from './plain.ts';

/** One way only to match it: talk is long and comes from strangers. */
const NUM = '(?:\\d[\\d.,]*[十百千万]?|[零一二两三四五六七八九十百千万点]+)';
const NOT_NUM = '[^，。！？；,!?;零一二两三四五六七八九十百千万\\d]';

/** Measured of a material or a machine: what stands behind these words is no price. */
const MEASURED = [
  '模温|料温|温度|炉温|烘料|烘干|干燥|熔点|热变形|维卡|耐温|耐热|零下|料筒',
  '厚度|壁厚|长度|宽度|高度|直径|口径|孔径|尺寸|公差',
  '熔指|熔融指数|融指|流动性|密度|比重|硬度|冲击|缺口|拉伸|弯曲|模量|收缩率?|强度|灰分|玻纤|含量|水分|色差|光泽',
  '转速|压力|保压|背压|周期|螺杆|锁模力|吨位|拉力|扭矩|速度',
].join('|');

const NEITHER = [
  `百分之${NUM}|千分之${NUM}|${NUM}分之${NUM}`,
  `${NUM}(?:[到至~-]${NUM})?\\s?(?:%|‰|个?百分点|个点|成(?![本交型品分立为功都])|折|倍)`,
  `(?:${MEASURED})${NOT_NUM}{0,8}${NUM}(?:\\s?(?:[到至~-]|、)\\s?${NUM})?`,
  `${NUM}\\s?(?:摄氏)?(?:度|℃|°)`,
  `${NUM}\\s?(?:毫米|厘米|公分|微米|平米|平方|立方|米|丝|英寸|寸|尺|目|[mM]{2}|[cC][mM]|[uμ]m|兆帕|MPa)`,
  '\\d{2}\\s?[vV]-?\\d|[vV]\\s?[杠-]?\\s?[零0-2](?!\\d)|九四\\s?[vV]?',
  '(?:电话|手机|号码|尾号|尾数|单号|订单|合同号|批号|编号|分机|工号|税号|账号|卡号|微信|QQ|区号|车牌|邮编)' +
    `${NOT_NUM}{0,6}[\\d零一二三四五六七八九幺 -]{3,}(?![\\d.]*\\s?(?:元|块|吨|公斤))`,
  '\\d{7,}|[零一二三四五六七八九幺]{5,}|0\\d{2,3}-\\d{3,}|\\d{3,4}[- ]\\d{3,4}[- ]\\d{3,4}|400(?=电话|热线|客服)|转\\d{3,}',
  '(?:周|星期|礼拜)[一二三四五六日天1-6]|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}:\\d{2}',
  `${NUM}\\s?(?:年|月份?|号|日|点(?![\\d零一二三四五六七八九])|分钟|秒|天|周|星期|礼拜|刻钟|个?(?:小时|钟头|半?月|星期|礼拜|工作日|季度))`,
  `${NUM}\\s?[:：比]\\s?${NUM}`,
  `(?:注塑机|机台|机器|设备|年产|月产|产能|产量)${NOT_NUM}{0,6}${NUM}吨(?:[到至~-]${NUM}吨)?`,
  `${NUM}吨的?(?:注塑机|机台|机器|叉车|行车|货车|机(?!会|率)|车(?!间))`,
].join('|');

const BY = '(?:了|个|掉|出|你|您|我|们|给|大概|大约|差不多|至少|最多|将近|不了|得)';
/** A difference or a loss: what the price changes by, what was damaged, how big a company is. */
const NO_PRICE = [
  `(?<![最不])(?:降价?|下降|下调|下浮|涨价?|上涨|上调|上浮|便宜|优惠|让(?:利|价|步)?|减|抹|返点?|返利|贵|加价?|差价?|高|低(?!价)|(?<![至最不多])少|(?<![十百千万\\d])多(?!少))${BY}{0,3}${NUM}(?:[到至~-]${NUM})?(?![零一二两三四五六七八九十百千万点\\d])(?!(?:块钱?|元)?的?[运样检快打模加认][^，。]{0,2}费)`,
  `(?:索赔|赔偿?|罚款?|损失|注册资[金本]|营业额|产值|销售额|年销|投资)${NOT_NUM}{0,6}${NUM}`,
  `${NUM}(?:块钱?|元)?的?(?:优惠|折扣|返点|差价|损失|罚款)`,
].join('|');

const NEITHER_PATTERN = new RegExp(NEITHER, 'g');
const NO_PRICE_PATTERN = new RegExp(NO_PRICE, 'g');

/** Spans of a plain text whose numbers count neither goods nor money. */
export function findNoise(text: string): readonly Span[] {
  return spansOf(text, NEITHER_PATTERN);
}

/** Spans whose numbers are no price, though they may be goods: 便宜五百, 再加三吨. */
export function findNoPrice(text: string): readonly Span[] {
  return spansOf(text, NO_PRICE_PATTERN);
}
