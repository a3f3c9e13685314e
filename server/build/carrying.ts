/** Hands the flow that brings cards to WeCom its ingredients. */
import { cardHeld } from '../../templates/trace.ts';
import type { Adapters } from '../build.ts';
import type { Apply } from '../flows/calls/apply.ts';
import { carryOut, type CarryOutNeeds } from '../flows/pushes/carry-out.ts';
import { noCompany } from './house.ts';

export function buildCarrying(
  { budget, clock, config, log, seam, store, wecom }: Adapters,
  need: Pick<CarryOutNeeds, 'render' | 'newLease' | 'tellUnreachable'> & { readonly apply: Apply },
) {
  const { pushes, company } = store;
  const { people } = company;

  return carryOut({
    pushes,
    wecom: wecom ?? noCompany,
    budget,
    render: need.render,
    clock,
    agentId: config.wecom.credentials?.agentId ?? 0,
    useridOf: async (person) =>
      (await people.all()).find((one) => one.id === person)?.wecomUserId ?? person,
    tellUnreachable: need.tellUnreachable,
    tellHeld: async (push) => {
      if (!push.call) return;
      const name = (await people.all()).find((one) => one.id === push.person)?.name ?? push.person;
      const at = clock.now();
      const id = `held:${push.id}:${push.cards.length}`;
      await need.apply(push.call, () =>
        Promise.resolve([{ type: 'noted', id, at, rule: 'card-held', text: cardHeld(name) }]),
      );
    },
    newLease: need.newLease,
    log,
    seam,
  });
}
