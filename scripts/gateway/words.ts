/** What the telephone of a trial tells its user about a call, in Chinese. */
import type { EventData } from './execution.ts';

const OUTCOMES: Readonly<Record<string, string>> = {
  busy: '忙线',
  rejected: '已拒接',
  no_answer: '无人接听',
  offline: '不在线',
  failed: '呼叫失败',
  cancelled: '停止振铃',
};

/** One line of the log; null for events that tell a user nothing. */
export function sayEvent(type: string, data: EventData): string | null {
  switch (type) {
    case 'call.started':
      return `${data.from ?? '未知号码'} 呼入 ${data.to ?? '热线'}`;
    case 'ivr.input':
      return `菜单按键 ${data.digits ?? ''}`;
    case 'call.ringing':
      return `${sayTarget(data)}振铃`;
    case 'call.no_answer':
      return `${sayTarget(data)}${OUTCOMES[String(data['outcome'])] ?? '未接'}`;
    case 'call.connected':
      return `${sayTarget(data)}已接通`;
    case 'call.transferring':
      return `${data.from ?? ''} 正在转接 ${data.to ?? ''}`;
    case 'call.transferred':
      return `${data.from ?? ''} 已转给 ${data.to ?? ''}`;
    case 'call.transfer_failed':
      return `${data.to ?? ''} 未接转接，回到 ${data.from ?? ''}`;
    case 'voicemail.started':
      return '转入语音留言，提示音后请讲话';
    case 'voicemail.left':
      return `已留言${data.seconds ?? 0}秒`;
    case 'recording.ready':
      return `录音已就绪（${data.seconds ?? 0}秒）`;
    case 'call.ended':
      return '通话结束';
    default:
      return null;
  }
}

/** Said when a recording was chosen during a talk. */
export function sayPlay(title: string): string {
  return `播放对话「${title}」`;
}

export const NO_ROUTE = '产品没有回答去向，直接转语音留言';

export function sayLost(type: string, reason: string): string {
  return `事件 ${type} 未能送达：${reason}`;
}

function sayTarget(data: EventData): string {
  const [person = '', device = ''] = String(data['target']).split(':');
  return `${person} ${device === 'office_phone' ? '座机' : '手机'}`;
}
