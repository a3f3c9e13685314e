/** Customers in the rest of Zhejiang. Ids are never used again. */
import { company, person } from './entry.ts';
import type { SeedCompany } from './entry.ts';

const A = 'sales_manager_a';
const B = 'sales_manager_b';
const C = 'sales_manager_c';

export const ZHEJIANG: readonly SeedCompany[] = [
  company(
    ['C015', '杭州西泠智能家电有限公司'],
    {
      level: 'vip',
      revenue: 4_950_000,
      orders: 16,
      last: ['2026-11-16', 'meeting'],
      sales: A,
      tags: ['大客户'],
      notes: '扫地机器人外壳，要求PCR含量不低于50%',
      phones: ['0571-86703300'],
    },
    [
      person('冯雪', '采购中心/采购经理', '13588012066'),
      person('谢工', '结构部/主任工程师', '0571-86703300-8016'),
    ],
  ),
  company(
    ['C016', '杭州余杭宏图塑业有限公司'],
    {
      level: 'normal',
      revenue: 860_000,
      orders: 9,
      last: ['2026-10-21', 'phone'],
      sales: C,
      tags: ['价格敏感'],
    },
    [person('钱宏', '/总经理', '13958120873')],
  ),
  company(
    ['C017', '萧山永兴线缆有限公司'],
    {
      level: 'potential',
      last: ['2026-05-11', 'email'],
      notes: '护套料需求，暂无合适牌号',
    },
    [person('来工', '技术部', '13738091545')],
  ),
  company(
    ['C018', '温州正和开关有限公司'],
    {
      level: 'vip',
      revenue: 3_100_000,
      orders: 24,
      last: ['2026-11-13', 'phone'],
      sales: B,
      tags: ['长期合作'],
      notes: '月底对账，货款准时',
      phones: ['0577-61718899'],
    },
    [
      person('叶正和', '/董事长', '13806881999'),
      person('潘晓敏', '采购部/经理', '0577-61718899-301', '13587712208'),
    ],
  ),
  company(
    ['C019', '乐清柳市金诺电气配件厂'],
    {
      level: 'normal',
      revenue: 275_000,
      orders: 5,
      last: ['2026-09-03', 'phone'],
      sales: B,
      tags: ['价格敏感'],
      notes: '常要求拆包零卖',
    },
    [person('倪老板', '/厂长', '15868025531')],
  ),
  company(
    ['C020', '台州黄岩精卓模具有限公司'],
    {
      level: 'normal',
      revenue: 1_320_000,
      orders: 13,
      last: ['2026-11-06', 'visit'],
      sales: C,
      tags: ['长期合作'],
      notes: '试模料急，通常要求次日到',
      phones: ['0576-84021166'],
    },
    [
      person('卢建军', '采购部/主管', '13958601734'),
      person('王敏', '仓储部', '0576-84021166 ext 22'),
    ],
  ),
  company(
    ['C021', '台州路桥顺风电动车配件有限公司'],
    {
      level: 'potential',
      last: ['2026-10-30', 'phone'],
      sales: C,
      notes: '对比三家报价中',
    },
    [person('应先生', '采购部', '13626684420')],
  ),
  company(
    ['C022', '玉环海达阀门有限公司'],
    {
      level: 'potential',
      notes: '展会名片，尚未联系',
    },
    [person('苏经理', '外贸部/经理', '13750668832')],
  ),
  company(
    ['C023', '嘉兴南湖新材科技有限公司'],
    {
      level: 'normal',
      revenue: 1_680_000,
      orders: 15,
      last: ['2026-11-11', 'phone'],
      sales: A,
      tags: ['长期合作'],
      notes: '做改性造粒，也是同行，注意价格口径',
      phones: ['0573-82090770'],
    },
    [person('姚博', '研发中心/主任', '0573-82090770-66'), person('陆菲', '采购部', '13511370462')],
  ),
  company(
    ['C024', '海宁红枫灯饰有限公司'],
    {
      level: 'normal',
      revenue: 340_000,
      orders: 4,
      last: ['2026-08-25', 'wechat'],
      sales: B,
    },
    [person('顾红', '采购部/经理', '13967328105')],
  ),
  company(
    ['C025', '湖州长兴绿源再生资源有限公司'],
    {
      level: 'normal',
      revenue: 2_050_000,
      orders: 19,
      last: ['2026-11-17', 'phone'],
      sales: A,
      tags: ['长期合作'],
      notes: '上游回收料合作，双向供货',
    },
    [person('费总', '/总经理', '13905820617')],
  ),
  company(
    ['C026', '绍兴上虞风机制造有限公司'],
    {
      level: 'normal',
      revenue: 910_000,
      orders: 8,
      last: ['2026-10-13', 'phone'],
      sales: B,
      tags: ['价格敏感'],
      notes: '风叶料要求玻纤增强',
      phones: ['0575-82137000'],
    },
    [
      person('金科长', '供应科/科长', '0575-82137000-118'),
      person('董师傅', '注塑车间', '13989500942'),
    ],
  ),
  company(
    ['C027', '诸暨大唐日用塑料厂'],
    {
      level: 'potential',
      last: ['2026-04-08', 'phone'],
      tags: ['价格敏感'],
    },
    [person('斯先生', '/厂长', '13757511268')],
  ),
  company(
    ['C028', '金华永康力拓电动工具有限公司'],
    {
      level: 'vip',
      revenue: 3_880_000,
      orders: 27,
      last: ['2026-11-19', 'phone'],
      sales: C,
      tags: ['大客户', '长期合作'],
      notes: '出口欧洲，需GRS证书和批次追溯',
      phones: ['0579-87251800'],
    },
    [person('程刚', '采购部/部长', '13905891370'), person('吕莎莎', '外贸部', '0579-87251800-602')],
  ),
  company(
    ['C029', '义乌小商品优塑供应链有限公司'],
    {
      level: 'normal',
      revenue: 460_000,
      orders: 22,
      last: ['2026-11-08', 'wechat'],
      sales: C,
      tags: ['价格敏感'],
      notes: '单小次数多，走快递',
    },
    [person('骆姐', '采购部', '13625896677、0579-85330421')],
  ),
  company(
    ['C030', '衢州巨峰薄膜有限公司'],
    {
      level: 'potential',
      last: ['2026-09-15', 'email'],
      sales: B,
    },
    [person('郑部长', '设备采购部/部长', '13867011593')],
  ),
];
