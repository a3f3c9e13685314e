/** Whether a clause tells of what is over: 上次投诉已经解决. */

const BEFORE =
  /上次|上回|上一次|上一?批|(?<![日天周一二三四五六七八九十号点午节底末上晚月年0-9])之前(?:的|你|我|那|有|也|就|都|说|买|用|发|跟|找|投诉|停)|^(?:之前|以前)|以前|从前|过去那|去年|前年|上个?月|上个?(?:星期|礼拜)|上周|昨天|前天|前几天|前阵子?|前段|当时|那时|那次|那会儿|曾经?|早先|原先|原来/;
const NOW =
  /现在|到今天|至今|到现在|又|还是没|还没|还在|今天|这次|这批|仍然|一直|再不|再这样|直到|[了到]没|没有(?:啊|呀)?$|[吗么]$/;
const SETTLED =
  /(?:已经|都|早就?|也)?(?:解决|处理好|处理完|处理掉|搞定|了结|过去|结案|平息|恢复|赔)(?:了|完|好|掉)|已经(?:解决|处理|恢复)/;

/** Whether it is settled: 已经解决了, 都处理好了. */
export function isSettled(text: string): boolean {
  return SETTLED.test(text) && !/没|未|还不|不能|吗|什么时候/.test(text);
}

/** `next`: the clause that follows in the same breath, which may settle the matter. */
export function isPast(text: string, next: string): boolean {
  if (isSettled(text)) return true;
  if (!BEFORE.test(text) || NOW.test(text)) return false;
  return !NOW.test(next) || SETTLED.test(next);
}
