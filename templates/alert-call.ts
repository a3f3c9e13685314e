/** What is heard on the telephone about an urgent message. Before a key nothing is said about a customer. */

/** Parts of one alert as they are spoken; empty ones are passed over. */
export interface SpokenAlert {
  /** When the message was left: 10:05, or 11月24日 02:10. */
  readonly arrived: string;
  /** Company and person, or what stands for somebody unknown. */
  readonly who: string;
  /** Length of the message in seconds; 0 is not said. */
  readonly seconds: number;
  /** How many messages it has. */
  readonly count: number;
  /** VIP客户、停线; 紧急程度未知. */
  readonly why: string;
  /** What was said, in short. */
  readonly summary: string;
}

/** 10:05 of today; 11月24日 02:10 of another day. Days are `YYYY-MM-DD`. */
export function spokenMoment(at: {
  readonly day: string;
  readonly today: string;
  readonly clock: string;
}): string {
  const [, month, day] = at.day.split('-');
  return at.day === at.today ? at.clock : `${Number(month)}月${Number(day)}日 ${at.clock}`;
}

/** A voice cannot be skimmed: longer summaries are left to the card. */
const SUMMARY_LENGTH = 80;

export const ALERT_CALL_WORDS = {
  intro: '400热线有紧急留言，按1收听并接手',
  next: '还有一条紧急留言，按1收听并接手',
  unheard: '系统暂时没有响应，请在企业微信中处理',
  settled: '已了结',
  takenBy: (who: string) => `已由${who}接手`,
  /** For a colleague whose name is not known any more. */
  takenByAnother: '已由同事接手',
  bye: (others: number) =>
    others > 0 ? `另有${others}条告警，请在小程序待办处理。再见` : '请尽快联系客户。再见',
} as const;

/** One alert, read to whoever has just taken it. */
export function sayAlert({ arrived, who, seconds, count, why, summary }: SpokenAlert): string {
  const said = Array.from(summary.trim());
  const short =
    said.length > SUMMARY_LENGTH ? `${said.slice(0, SUMMARY_LENGTH).join('')}等` : said.join('');
  const parts = [
    '已由您接手',
    [arrived, who, seconds > 0 ? `留言${seconds}秒` : '留言'].filter(isSaid).join('，'),
    count > 1 ? `共${count}条留言` : '',
    why,
    isSaid(short) ? `内容：${short.replace(/[。！？]+$/, '')}` : '',
  ];
  return `${parts.filter(isSaid).join('。')}。`;
}

function isSaid(part: string): boolean {
  return part !== '';
}
