/** The conversations a trial can play: what is said on the two sides of a call, and three messages for the voicemail. */
import type { Speaker } from '../../server/domain/speech/types.ts';

export interface Line {
  readonly speaker: Speaker;
  readonly text: string;
  /** A short word while the other side is still speaking. */
  readonly during?: true;
}

export interface Dialogue {
  readonly name: string;
  /** As the telephone page lists it. */
  readonly title: string;
  readonly kind: 'talk' | 'voicemail';
  readonly lines: readonly Line[];
  /** Seconds of silence after the last line. */
  readonly silence: number;
}

const SPEAKERS: Readonly<Record<string, Speaker>> = { 销售: 'agent', 客户: 'customer' };

export const DIALOGUES: readonly Dialogue[] = [
  talk('inquiry', '询价：十吨，周五报价', [
    '销售：您好，销售部，请讲。',
    '客户：你好，我是采购部的张经理，想问一下PCR-ABS-757现在什么价格。',
    '销售：757含税一万一千八一吨，您这次要多少？',
    '客户：先要十吨，黑色的，月底前要到货，送到宁波工厂。',
    '（销售）嗯。',
    '客户：你们周五前给我一份正式报价，我好走流程。',
    '销售：好的，周五前我把报价单发给您。',
    '客户：行，那我等你消息，再见。',
  ]),
  talk('complaint', '投诉：机器停着等料', [
    '销售：您好，销售部。',
    '客户：你们上周那批PCR-PP到现在还没到，我这边机器停着等料！',
    '销售：您别着急，我马上查一下物流。',
    '客户：还有，前面那一批有黑点，三百公斤全做废了，你们质量怎么管的？',
    '（销售）嗯。',
    '销售：实在抱歉，我让质量部今天下午联系您。',
    '客户：今天之内必须到货，不然我们要索赔。',
    '销售：好，今天下午四点前我给您一个明确答复。',
  ]),
  talk('support', '技术支持：面板起银纹', [
    '销售：您好，请讲。',
    '客户：我用你们的PC-ABS做面板，表面老是有银纹，想问一下加工温度。',
    '销售：料烘干了吗？一般一百度烘四个小时。',
    '客户：烘了两个小时，模温六十度。',
    '销售：时间短了，料筒温度二百三到二百五，模温提到七十度再试试。',
    '（客户）嗯。',
    '客户：好，那你把物性表和加工参数发我一份。',
    '销售：没问题，今天下班前发到您邮箱。',
  ]),
  talk('cooperation', '合作：想做华南代理', [
    '销售：您好，销售部，请讲。',
    '客户：你好，我们在东莞做塑料贸易，想做你们在华南的代理。',
    '销售：欢迎，您那边一年大概走多少量？',
    '客户：去年走了八百吨ABS，以后想转再生料，长期合作。',
    '（销售）对。',
    '销售：代理政策我下周三上午发给您，再约时间面谈。',
    '客户：可以，我们的公司介绍也发你一份。',
  ]),
  talk('samples', '要样品：中途改口', [
    '销售：您好，请讲。',
    '客户：想先拿点样品试模，PCR-ABS-757要五公斤。',
    '销售：好的，五公斤。',
    '客户：哦不对，应该是十公斤，另外PCR-PP-320也要五公斤。',
    '销售：明白，两个样品明天下午寄出，运费到付可以吗？',
    '客户：可以，地址我微信发你。',
  ]),
  talk('wrong-number', '打错电话', [
    '销售：您好，销售部，请讲。',
    '客户：喂，是快递公司吗？我的件到哪了？',
    '销售：您打错了，我们是做塑料的。',
    '客户：哦，不好意思，打错了。',
  ]),
  talk('short', '很短：一会儿再打', [
    '销售：您好，销售部，请讲。',
    '客户：喂，我在开车，一会儿再打给你。',
    '销售：好的，您先忙，注意安全。',
  ]),
  message('message-urgent', '录音：设备停线，很急', [
    '你好，我是注塑车间的李工，你们今天该到的ABS还没到，设备已经停线了。',
    '很急，请马上给我回电话。',
  ]),
  message('message-inquiry', '录音：询价 757', [
    '你好，我想了解一下PCR-ABS-757的价格，大概要二十吨。',
    '方便的话明天上午给我回个电话，谢谢。',
  ]),
  { ...message('message-silent', '录音：没人说话', []), silence: 12 },
];

/** Lines are `销售：…` or `客户：…`; `（销售）…` is said into the other's sentence. */
function talk(name: string, title: string, lines: readonly string[]): Dialogue {
  return { name, title, kind: 'talk', lines: lines.map(readLine), silence: 0.5 };
}

function message(name: string, title: string, texts: readonly string[]): Dialogue {
  const lines = texts.map((text) => ({ speaker: 'customer' as const, text }));
  return { name, title, kind: 'voicemail', lines, silence: 0.5 };
}

function readLine(line: string): Line {
  const [, aside = '', asideText = '', name = '', text = ''] =
    /^（(.+?)）(.+)$|^(.+?)：(.+)$/u.exec(line) ?? [];
  const speaker = SPEAKERS[aside === '' ? name : aside];
  if (!speaker) throw new Error(`nobody says: ${line}`);
  return aside === '' ? { speaker, text } : { speaker, text: asideText, during: true };
}
