/** What the card says about the plan: suggested handling and 为什么是我. Spec §3. */
import type { Employee } from '../people.ts';
import type { Plan } from './types.ts';
import { CARD } from './words.ts';

/** The row 建议处理: the first person of the plan (优先转接销售经理A), or what happens without one. */
export function suggestHandling(plan: Pick<Plan, 'steps'>, people: readonly Employee[]): string {
  const first = plan.steps[0];
  if (first && 'refuse' in first) return CARD.refused;
  const id = first && 'targets' in first ? first.targets[0]?.person : undefined;
  if (id === undefined) return CARD.toVoicemail;
  return CARD.transferTo(people.find((person) => person.id === id)?.name ?? id);
}

/** The sentence that tells a person why the call rings them; null for people outside the plan. */
export function whyMe(plan: Pick<Plan, 'trace'>, person: string): string | null {
  const line = plan.trace.find(({ rule, person: about }) => rule === 'ring' && about === person);
  return line?.text ?? null;
}
