const MEANINGS: Record<number, string> = {
  40001: 'invalid credential',
  40004: 'invalid media type',
  40006: 'invalid file size',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40032: 'invalid userid list size',
  40035: 'invalid json or argument',
  40056: 'invalid agentid',
  40058: 'invalid parameter',
  41001: 'access_token missing',
  41004: 'corpsecret missing',
  42001: 'access_token expired',
  42003: 'code expired',
  42014: 'invalid task_id',
  42015: 'app did not send this card',
  42016: 'task_id does not exist',
  42020: 'button replace_name missing',
  42022: 'code already used',
  42027: 'keyname missing',
  42028: 'url missing',
  42029: 'media_id missing',
  42030: 'appid missing',
  42031: 'invalid card_type',
  42033: 'title missing',
  42035: 'horizontal_content_list too long',
  42036: 'vertical_content_list too long',
  42037: 'option_list length',
  42038: 'button text missing',
  42039: 'button key missing, repeated or too long',
  42040: 'option id missing, repeated or too long',
  42041: 'option text missing',
  42042: 'jump_list too long',
  42043: 'question_key missing or too long',
  42044: 'image url missing',
  42045: 'card_action missing or invalid',
  42050: 'row userid missing or unknown',
  42051: 'action_menu keys collide',
  43012: 'app has no callback url',
  44004: 'empty content',
  45001: 'media too large',
  45002: 'content too large',
  45009: 'api freq out of limit',
  50001: 'redirect_uri is not the trusted domain',
  60111: 'userid not found',
  60140: 'invalid response_code',
  81013: 'user & party & tag all invalid',
  82001: 'all recipients empty',
  82002: 'party list too long',
  82003: 'tag list too long',
  301002: 'no privilege to operate this app',
  301017: 'voice must be amr',
  301050: 'emergency phone notice not enabled',
  93000: 'invalid webhook url',
};

/** A refusal as WeCom words it: HTTP 200 with an errcode of path/90313. `detail` names the field. */
export class WecomError extends Error {
  readonly errcode: number;

  constructor(errcode: number, detail?: string) {
    const meaning = MEANINGS[errcode] ?? 'system error';
    super(detail === undefined ? meaning : `${meaning}: ${detail}`);
    this.name = 'WecomError';
    this.errcode = errcode;
  }
}

/** A refusal of the stand-in's own inspect API: an HTTP status with a plain reason. */
export class InspectError extends Error {
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, reason: string) {
    super(reason);
    this.name = 'InspectError';
    this.status = status;
  }
}
