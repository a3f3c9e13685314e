/** Sentences of a call's trace that do not come from the plan: what happened on the way, for 为什么是我. */

export function ringsElsewhere(name: string): string {
  return `${name}振铃时正在另一通热线电话中`;
}

export function leftBeforeTurn(name: string, status: string): string {
  return `轮到${name}之前，其状态已变为${status}，跳过`;
}

export function cardHeld(name: string): string {
  return `${name}的消息额度已满，来电卡片稍后补发`;
}

/** First name of a lead made in one tap; edited later. */
export function leadName(masked: string): string {
  return `新客户 ${masked}`;
}
