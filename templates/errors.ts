/** What users read when something went wrong, by error code of the catalogue (server/errors.ts). */
import { sheetProblem } from './products.ts';
import { rosterRefusal } from './roster.ts';

type MessageData = Readonly<Record<string, string | number>>;

const MESSAGES = {
  bad_json: '请求内容不是有效的 JSON',
  bad_request: '请求格式有误',
  unsigned: '缺少签名',
  bad_signature: '签名不正确',
  stale_signature: '签名已过期，请校准时间后重试',
  not_signed_in: '请先登录',
  login_code_refused: '登录已失效，请重新打开页面',
  not_an_employee: ({ admin = '' }: MessageData) => `您不在名单中，请联系管理员${admin}`,
  forbidden: '您没有权限进行此操作',
  call_forbidden: '无权查看这通来电',
  alert_forbidden: '无权查看这条告警',
  todo_forbidden: '无权查看这项待办',
  customer_forbidden: '无权查看这位客户',
  outsider: '您不是本企业的成员',
  not_visible: '请联系管理员，在应用的可见范围中加入您',
  disabled: '您的账号已停用，请联系管理员',
  login_broken: '登录没有完成，请在企业微信中重新打开页面',
  not_found: '没有找到相关内容',
  method_not_allowed: '不支持此操作',
  conflict: '内容已被他人修改，请查看最新状态',
  nothing_heard: '还没有可用的转写内容，请先等待转写或检查语音服务',
  hearing_now: '正在转写，请稍候，或改用其他语音服务',
  todo_closed: ({ line = '待办已结束，请查看最新状态' }: MessageData) => String(line),
  alert_late: ({ line = '告警状态已变化，请查看最新状态' }: MessageData) => String(line),
  number_withheld: '对方没有显示号码，无法查看',
  customer_fixed: ({ line = '这位客户的资料暂不能修改' }: MessageData) => String(line),
  press_refused: ({ line = '没有成功，请查看最新状态' }: MessageData) => String(line),
  too_large: '内容过大',
  wrong_content_type: '内容类型不受支持',
  invalid: '填写内容有误，请检查后再试',
  bad_sheet: ({ problem }: MessageData) => sheetProblem(problem),
  roster_refused: ({ why }: MessageData) => rosterRefusal(why),
  client_outdated: '请关闭小程序后重新打开',
  too_many_requests: ({ seconds }: MessageData) =>
    seconds === undefined ? '操作太频繁，请稍后再试' : `操作太频繁，请 ${seconds} 秒后再试`,
  internal: '系统出错了，请稍后再试或联系管理员',
  wecom_misconfigured: '企业微信配置有误，请联系管理员',
  wecom_unavailable: '企业微信暂时无法连接，请稍后再试',
  gateway_unavailable: '电话网关暂时无法连接，请稍后再试',
  store_unavailable: '数据暂时无法读取，请稍后再试',
  recording_preparing: '录音正在准备，请稍后再试',
  redis_unavailable: '状态服务暂时不可用，请稍后再试',
  stopping: '系统正在重启，请稍后再试',
} as const;

export type MessageCode = keyof typeof MESSAGES;

export const MESSAGE_CODES = Object.keys(MESSAGES) as readonly MessageCode[];

/** The Chinese sentence for an error code; `data` fills in what the sentence names. */
export function messageOf(code: MessageCode, data: MessageData = {}): string {
  const message = MESSAGES[code];
  return typeof message === 'function' ? message(data) : message;
}
