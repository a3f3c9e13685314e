/** Whether the environment names a real WeCom company: then nothing of a trial is started, and no clock is moved. */

const CREDENTIALS = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_SECRET',
  'WECOM_CALLBACK_TOKEN',
  'WECOM_ENCODING_AES_KEY',
] as const;

/** True when any credential is set: a half-filled group is the server's to refuse, by name. */
export function hasCredentials(env: NodeJS.ProcessEnv): boolean {
  return CREDENTIALS.some((name) => (env[name] ?? '').trim() !== '');
}
