/** A house in which everything happened once, and an address of every page that shows something of it. */
import { join } from 'node:path';
import { createClips } from '../../../scripts/speech/clips.ts';
import { A, setStatus, VIP } from '../../stories/acts.ts';
import { todoOf } from '../../stories/after.ts';
import { alarm, alertOf, MINUTE } from '../../stories/alerting.ts';
import { AUX } from '../../stories/customers.ts';
import type { House } from '../../support/house.ts';
import { miss } from './waiting.ts';

/** Said by the customer: a transcript holds what was said, for those who may hear the call. Spec §1, §6. */
export const SPOKEN = '13588886666';
const LINES = [
  { speaker: 'agent', text: '您好，销售部，请讲。' },
  { speaker: 'customer', text: `我的新号码是${SPOKEN}，请记一下。` },
  { speaker: 'customer', text: '先要十吨PCR-ABS-757，你们周五前给我报价。' },
  { speaker: 'agent', text: '好的，周五前我把报价单发给您。' },
] as const;

/** Names of all pages of `liveADay`: those that an admin may open. */
export const EVERY_PAGE: readonly string[] = [
  ...['status', 'inbox', 'calls', 'roster', 'more', 'team', 'talk', 'missed', 'withheld'],
  ...['message', 'colleague', 'passport', 'passportOfMessage', 'alert', 'todo', 'callback'],
  ...['customers', 'customer', 'edit', 'reports', 'try', 'jobs'],
];

/** A talk, a message that rings the alarm, a call without a number, a colleague, and one that nobody took. */
export async function liveADay(house: House): Promise<Record<string, string>> {
  const clips = await createClips(join(house.running().adapters.config.dataDir, 'sounds'), 'tone');
  const { file } = await clips.make({ kind: 'talk', lines: LINES, silence: 0.5 });
  const talk = await house.ring({ from: VIP, talk: file, answer: [{ person: A, after: 2 }] });
  for (let tried = 0; tried < 30 && !(await house.phoneState(talk)).ended; tried += 1)
    await house.skip(5);
  await house.skip(5);
  const missed = await miss(house, VIP);
  const withheld = await miss(house, 'anonymous');
  const colleague = await miss(house, '13800000002');
  const message = await alarm(house);
  await house.skip(16 * MINUTE);
  await setStatus(house, A, { status: 'in_field', location: '余姚' });
  const { id } = await alertOf(house, message);
  const todo = (await todoOf(house, talk))?.id ?? '';
  const call = (one: string): string => `pages/call/detail?id=${one}`;
  return {
    ...{ talk: call(talk), missed: call(missed), withheld: call(withheld), message: call(message) },
    ...{ colleague: call(colleague), passport: `pages/call/passport?id=${talk}` },
    ...{ passportOfMessage: `pages/call/passport?id=${message}` },
    ...{ alert: `pages/alert/detail?id=${id}`, todo: `pages/todo/detail?id=${todo}` },
    callback: `pages/todo/detail?id=callback:${missed}`,
    ...{ customer: `pages/customer/detail?id=${AUX}`, edit: `pages/customer/edit?id=${AUX}` },
    ...{ status: 'pages/status/index', inbox: 'pages/inbox/index', calls: 'pages/call/list' },
    ...{ roster: 'pages/roster/index', more: 'pages/more/index', team: 'pages/team/index' },
    ...{ customers: 'pages/customer/list', reports: 'desk/reports', try: 'desk/try-route' },
    jobs: 'desk/jobs',
  };
}
