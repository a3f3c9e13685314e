/** Customers elsewhere along the Yangtze delta and beyond, and the friends in WeChat. Ids are never used again. */
import { company, person } from './entry.ts';
import type { SeedCompany } from './entry.ts';

const A = 'sales_manager_a';
const B = 'sales_manager_b';
const C = 'sales_manager_c';

export const DELTA: readonly SeedCompany[] = [
  // Ends in the same eight digits as a mobile that is in no book: 13557486666.
  company(
    ['C031', '上海浦江办公设备有限公司'],
    {
      level: 'normal',
      revenue: 1_450_000,
      orders: 10,
      last: ['2026-11-04', 'meeting'],
      sales: A,
      tags: ['长期合作'],
      notes: '打印机外壳，色号RAL7035',
      phones: ['021-57486666'],
    },
    [person('许佳', '采购部/经理', '13916402285')],
  ),
  company(
    ['C032', '上海松江通联电子有限公司'],
    {
      level: 'vip',
      revenue: 5_200_000,
      orders: 29,
      last: ['2026-11-19', 'visit'],
      sales: A,
      tags: ['大客户', '长期合作'],
      notes: '新机型一月量产，用量翻倍',
      phones: ['021-67743000'],
    },
    [
      person('黄志远', '全球采购部/高级经理', '13801663420'),
      person('Emily 赵', '全球采购部/采购员', '021-67743000-2218'),
      person('石工', '可靠性实验室', '021-67743000-3309'),
    ],
  ),
  company(
    ['C033', '上海嘉定汇诚包装有限公司'],
    {
      level: 'potential',
      last: ['2026-10-26', 'phone'],
      sales: B,
      notes: '托盘料，问PCR-PP',
    },
    [person('施先生', '生产部', '15901772046')],
  ),
  company(
    ['C034', '苏州吴中优创精密塑胶有限公司'],
    {
      level: 'normal',
      revenue: 1_970_000,
      orders: 17,
      last: ['2026-11-10', 'phone'],
      sales: B,
      tags: ['长期合作'],
      notes: '来料检验严，随货附检测报告',
      phones: ['0512-65273388'],
    },
    [person('顾晓东', '资材部/课长', '0512-65273388-712'), person('朱敏', '品保部', '13862105597')],
  ),
  company(
    ['C035', '昆山台升注塑有限公司'],
    {
      level: 'normal',
      revenue: 1_240_000,
      orders: 12,
      last: ['2026-10-19', 'email'],
      sales: C,
      notes: '总部在台北，技术问题找林协理',
    },
    [
      person('林协理', '技术部/协理', '+886 2 2345 6780'),
      person('曹小姐', '采购课', '13812890754'),
    ],
  ),
  company(
    ['C036', '无锡惠山轻骑车业有限公司'],
    {
      level: 'normal',
      revenue: 880_000,
      orders: 7,
      last: ['2026-09-27', 'phone'],
      sales: C,
      tags: ['价格敏感'],
      notes: '欠款两笔，发货前确认到账',
    },
    [person('华强', '采购部/主管', '13961780233')],
  ),
  company(
    ['C037', '常州武进蓝天空调配件有限公司'],
    {
      level: 'vip',
      revenue: 2_760_000,
      orders: 20,
      last: ['2026-11-14', 'phone'],
      sales: B,
      tags: ['长期合作'],
      notes: '旺季备货从二月开始',
      phones: ['0519-86354200'],
    },
    [
      person('蒋云', '采购部/经理', '13906119948'),
      person('薛工', '模具部/主管', '0519-86354200-51'),
    ],
  ),
  company(
    ['C038', '扬州江都宝应电器厂'],
    {
      level: 'potential',
      last: ['2026-03-20', 'phone'],
      notes: '老客户多年未下单，可再联系',
    },
    [person('卞厂长', '/厂长', '13773420586')],
  ),
  company(
    ['C039', '南通海门家纺五金有限公司'],
    {
      level: 'potential',
      tags: ['价格敏感'],
      notes: '官网留言：询PCR-ABS颗粒价格',
    },
    [person('管女士', '采购部', '0513-82219007')],
  ),
  company(
    ['C040', '南京江宁瑞信仪表有限公司'],
    {
      level: 'normal',
      revenue: 690_000,
      orders: 6,
      last: ['2026-10-11', 'meeting'],
      sales: A,
      notes: '表壳透明料，暂用原生',
    },
    [person('丁洁', '物资部/采购员', '025-52107766-109')],
  ),
  company(
    ['C041', '合肥经开美菱配套注塑有限公司'],
    {
      level: 'vip',
      revenue: 4_450_000,
      orders: 25,
      last: ['2026-11-15', 'phone'],
      sales: A,
      tags: ['大客户'],
      notes: '冰箱抽屉料招标，一月十日截止',
      phones: ['0551-63829100'],
    },
    [
      person('汪海涛', '采购部/部长', '13805601187'),
      person('孙倩', '招标办', '0551-63829100转6021'),
    ],
  ),
  company(
    ['C042', '芜湖奇远汽车内饰有限公司'],
    {
      level: 'normal',
      revenue: 1_080_000,
      orders: 9,
      last: ['2026-10-23', 'visit'],
      sales: B,
      notes: 'VOC 指标待复测',
    },
    [person('方工', '材料部/工程师', '13955360271')],
  ),
  company(
    ['C043', '马鞍山长江改性塑料有限公司'],
    {
      level: 'potential',
      last: ['2026-11-01', 'email'],
      sales: C,
    },
    [person('夏经理', '采购部/经理', '0555-2341886')],
  ),
  company(
    ['C044', '香港骏达贸易有限公司'],
    {
      level: 'normal',
      revenue: 1_560_000,
      orders: 5,
      last: ['2026-10-29', 'email'],
      sales: A,
      notes: '转口东南亚，美元结算',
    },
    [person('Kelvin 陈', '采购部/Director', '+852 2765 4310')],
  ),
  company(
    ['C045', '青岛海西热泵有限公司'],
    {
      level: 'potential',
      last: ['2026-11-21', 'phone'],
      sales: A,
      notes: '经上海松江通联介绍，样品已寄',
      phones: ['400-618-2270'],
    },
    [person('曲部长', '采购部/部长', '13869807715')],
  ),
];

/** Numbers that stand only in a rep's remark on a WeChat friend. */
export const REMARKS = [
  {
    externalContact: 'wm-seed-001',
    name: '李四',
    rep: 'sales_manager_b',
    number: '13777012345',
  },
  {
    externalContact: 'wm-seed-002',
    name: '余姚老秦（粒子）',
    rep: 'sales_manager_c',
    number: '13867590088',
  },
] as const;
