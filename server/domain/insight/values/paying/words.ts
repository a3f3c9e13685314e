/** Words by which a bare number is a price, a fee, a total, or none of them. */

const GAP = '[^零一二两三四五六七八九十百千万\\d]';
const PRICE_BEFORE = new RegExp(
  `(?:报价|单价|价格|价钱|价位|[厂货税净裸底原现售批市]价|价(?=是|在|要|大概|$)|成交|到手|含税|未税|带票|卖|报)${GAP}{0,8}$`,
);
const PRICE_AFTER =
  /^(?:左右|上下)?(?:的|这个|那个|不?含税|未税|带票)?(?:价格?|报价|单价|含税|不含税|未税|带票|太贵|有点贵|贵了|太高|高了|能不能便宜|可以谈)/;
const FEE = new RegExp(
  `(?<![免消浪耗])费(?![时劲事力心])(?:用)?${GAP}{0,8}$|(?:押金|关税)${GAP}{0,8}$`,
);
const TOTAL = new RegExp(
  `(?:总价|总共|一共|合计|总额|总的|货款|定金|订金|预付款?|首付|尾款|全款)${GAP}{0,8}$`,
);
const NO_PRICE =
  /(?:产能|产量|用量|需求量?|库存|寿命|转速|员工|人数|面积|数量|起订量?|订单量?|MOQ|先来|再来|来个|订个?|买|拿|第|共有|粉丝)(?:是|有|大概|大约|在|要)?$/;

/** Whether the words of the clause before or behind a number speak of its price. */
export function isTalkOfPrice(before: string, after: string): boolean {
  return PRICE_BEFORE.test(before) || PRICE_AFTER.test(after);
}

/** 运费, 样品费, 模具费: fees are prices, for no unit unless one is said. */
export function namesFee(before: string): boolean {
  return FEE.test(before);
}

/** 总共, 定金: an amount for the whole. */
export function namesTotal(before: string): boolean {
  return TOTAL.test(before);
}

/** 起订量五千: something else is counted. */
export function namesNoPrice(before: string): boolean {
  return NO_PRICE.test(before);
}
