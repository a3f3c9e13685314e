/** Figures as people read them: money, lengths, days. */

const WAN = 10_000;
const YI = 100_000_000;

/** `value` with at most `digits` decimals, trailing zeros dropped. */
function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/**
 * Annual turnover in CNY as ¥8500, ¥5.8万, ¥580万, ¥1.2亿: two or three figures that carry meaning, never false
 * precision. Null when there is none or it is no amount.
 */
export function printMoney(yuan: number | null): string | null {
  if (yuan === null || !Number.isFinite(yuan) || yuan < 0) return null;
  if (yuan < WAN) return `¥${Math.round(yuan)}`;
  const wan = yuan / WAN;
  if (Math.round(wan) < 10) return `¥${trimmed(wan, 1)}万`;
  if (Math.round(wan) < WAN) return `¥${Math.round(wan)}万`;
  const yi = yuan / YI;
  return `¥${trimmed(yi, Math.round(yi) < 10 ? 1 : 0)}亿`;
}

/** 12笔; null when the count is not known. */
export function printOrders(count: number | null): string | null {
  return count === null ? null : `${count}笔`;
}

/** Whole seconds as 35秒, 6分02秒, 2小时05分. */
export function printLength(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}秒`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 100) return `${minutes}分${String(whole % 60).padStart(2, '0')}秒`;
  return `${Math.floor(minutes / 60)}小时${String(minutes % 60).padStart(2, '0')}分`;
}

/** 2024-06-10 (5天前), the days counted from the call; 今天 on the same day. */
export function printLastContact(day: string, daysAgo: number): string {
  return `${day} (${daysAgo === 0 ? '今天' : `${daysAgo}天前`})`;
}
