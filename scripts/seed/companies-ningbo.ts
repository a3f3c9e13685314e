/** Customers in Ningbo; the first is the example of the specification. Ids are never used again. */
import { company, person } from './entry.ts';
import type { SeedCompany } from './entry.ts';

const A = 'sales_manager_a';
const B = 'sales_manager_b';
const C = 'sales_manager_c';

export const NINGBO: readonly SeedCompany[] = [
  company(
    ['C001', '宁波奥克斯空调有限公司'],
    {
      level: 'vip',
      revenue: 5_800_000,
      orders: 12,
      last: ['2024-06-10', 'phone'],
      sales: A,
      tags: ['大客户', '长期合作'],
      notes: '正在洽谈PCR-ABS批量订单',
    },
    [person('张经理', '采购部/经理', '138-0000-8888')],
  ),
  // One main line, told apart by extensions.
  company(
    ['C002', '宁波甬达电器有限公司'],
    {
      level: 'vip',
      revenue: 4_200_000,
      orders: 21,
      last: ['2026-11-12', 'visit'],
      sales: B,
      tags: ['大客户', '长期合作'],
      notes: '年度框架协议十二月到期，续签条件在谈',
    },
    [
      person('陈国栋', '采购部/部长', '0574-87421000-801', '13905741201'),
      person('徐丽', '采购部/采购员', '0574-87421000转802'),
      person('周建波', '品质部/主管', '0574-87421000 分机 815'),
    ],
  ),
  // Kept without its area code.
  company(
    ['C003', '宁波海曙精工塑模厂'],
    {
      level: 'normal',
      revenue: 620_000,
      orders: 9,
      last: ['2026-10-28', 'phone'],
      sales: C,
      tags: ['长期合作'],
      notes: '只用注塑级，偏好上午联系',
      phones: ['87329016'],
    },
    [person('毛师傅', '生产部/厂长', '13805741602')],
  ),
  // The buyer's mobile stands with the trading company next door as well.
  company(
    ['C004', '宁波北仑恒塑注塑有限公司'],
    {
      level: 'normal',
      revenue: 980_000,
      orders: 14,
      last: ['2026-11-05', 'wechat'],
      sales: B,
      tags: ['价格敏感'],
      notes: '报价需含到厂运费',
    },
    [person('胡勇', '采购部/经理', '13606741588')],
  ),
  company(
    ['C005', '宁波恒塑贸易有限公司'],
    {
      level: 'potential',
      last: ['2026-08-19', 'phone'],
      tags: ['价格敏感'],
      notes: '与北仑恒塑同一老板，代采代付',
    },
    [person('胡勇', '业务部/总经理', '13606741588')],
  ),
  company(
    ['C006', '慈溪华锐小家电有限公司'],
    {
      level: 'vip',
      revenue: 3_650_000,
      orders: 18,
      last: ['2026-11-18', 'phone'],
      sales: A,
      tags: ['大客户'],
      notes: '空气炸锅外壳改用PCR-ABS，已通过小试',
      phones: ['0574-63281100'],
    },
    [
      person('沈亚萍', '采购部/总监', '13957402231'),
      person('罗工', '研发部/高级工程师', '0574-63281100-206'),
    ],
  ),
  company(
    ['C007', '慈溪明辉电熨斗厂'],
    {
      level: 'normal',
      revenue: 430_000,
      orders: 6,
      last: ['2026-09-22', 'phone'],
      sales: C,
      tags: ['长期合作'],
    },
    [person('方明辉', '/厂长', '13805843321 / 0574-63520177')],
  ),
  company(
    ['C008', '余姚市舜达模塑有限公司'],
    {
      level: 'normal',
      revenue: 1_150_000,
      orders: 11,
      last: ['2026-11-02', 'meeting'],
      sales: B,
      tags: ['长期合作'],
      notes: '关注再生料批次色差',
      phones: ['0574-62718800'],
    },
    [
      person('阮文斌', '采购部/经理', '13867834410'),
      person('史晓燕', '财务部', '0574-62718800-608'),
    ],
  ),
  company(
    ['C009', '余姚塑料城鼎丰商行'],
    {
      level: 'potential',
      last: ['2026-07-14', 'wechat'],
      tags: ['价格敏感'],
      notes: '现货小单，先款后货',
    },
    [person('魏老板', '/店主', '13185901177；0574-62535588')],
  ),
  company(
    ['C010', '宁波鄞州联电器具有限公司'],
    {
      level: 'normal',
      revenue: 740_000,
      orders: 8,
      last: ['2026-10-09', 'phone'],
      sales: A,
      notes: '插座面板用阻燃ABS，需UL黄卡',
    },
    [person('蒋立峰', '采购部/主管', '13736012298'), person('俞静', '采购部', '0574-88230455')],
  ),
  company(
    ['C011', '宁波镇海瑞和汽车部件有限公司'],
    {
      level: 'vip',
      revenue: 6_900_000,
      orders: 32,
      last: ['2026-11-20', 'visit'],
      sales: B,
      tags: ['大客户', '长期合作'],
      notes: '门板料切换到PCR-PC/ABS，十二月试模',
    },
    [
      person('贺东明', '供应链中心/总监', '13805740066'),
      person('林巧', '供应链中心/采购工程师', '0574-86298000-3102'),
      person('戴工', '技术中心/材料工程师', '0574-86298000-5017'),
    ],
  ),
  company(
    ['C012', '宁海县天工文具有限公司'],
    {
      level: 'normal',
      revenue: 390_000,
      orders: 7,
      last: ['2026-06-30', 'email'],
      sales: C,
      tags: ['价格敏感'],
      notes: '开学季前集中下单',
    },
    [person('葛小姐', '采购部', '13566099120')],
  ),
  company(
    ['C013', '象山海源水泵有限公司'],
    {
      level: 'potential',
      last: ['2026-11-09', 'phone'],
      sales: A,
      notes: '索样中：PCR-ABS黑色5公斤',
    },
    [person('郑海', '技术部/工程师', '13967880356')],
  ),
  company(
    ['C014', '宁波奉化环球玩具厂'],
    {
      level: 'normal',
      revenue: 510_000,
      orders: 10,
      last: ['2026-10-16', 'wechat'],
      tags: ['长期合作'],
      notes: '原负责销售离职，待分配',
    },
    [person('竺经理', '业务部/经理', '13486655012')],
  ),
];
