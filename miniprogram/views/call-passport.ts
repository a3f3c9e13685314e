/** Why a call went where it went: the reasons, whom it rang, which cards were sent, what became of it. */
import type { Passport } from '../../server/http/contract/answers';
import { momentText } from '../time';
import { courseOf, type CourseView } from './call-detail';

export interface PassportView {
  readonly title: string;
  /** 「138****8888 · 10:00 · 已结束」 */
  readonly note: string;
  readonly why: string;
  readonly plan: readonly string[];
  readonly course: CourseView;
  readonly steps: Passport['steps'];
}

export function viewPassport(body: Passport, now: number): PassportView {
  const { who, started, phase, whyMe, plan, steps } = body;
  const note = [who.number, started && momentText(Date.parse(started.at), now), phase.text];
  return {
    title: who.title,
    note: note.filter((one) => one !== null && one !== '').join(' · '),
    why: whyMe ?? '',
    plan: plan?.steps ?? [],
    course: courseOf(body, now),
    steps,
  };
}
