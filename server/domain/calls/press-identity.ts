/** 就是他, 都不是, 创建新客户档案: what a person says about who calls. Spec §2, spec, cards §3. */
import type { Candidate } from '../matching/types.ts';
import type { Press } from './events.ts';
import { attach, reject } from './identity.ts';
import type { Pressed } from './pressed.ts';
import type { Call } from './types.ts';

export function pressIdentity(call: Call, press: Press): Pressed {
  const identification = call.identification;
  const unchanged: Pressed = { call, asks: [] };
  if (!identification || !call.from?.national || identification.confirmed) return unchanged;
  switch (press.button) {
    case 'confirm': {
      const chosen = identification.match.candidates[press.candidate];
      return chosen ? confirm(call, press, chosen) : unchanged;
    }
    case 'reject':
      return {
        call: reject(call, { id: press.id, by: press.person, at: press.at }),
        asks: [
          {
            what: {
              do: 'remember',
              confirmation: press.id,
              marks: identification.match.candidates.flatMap((one) =>
                one.customer
                  ? [
                      {
                        kind: 'rejected' as const,
                        customer: one.customer.id,
                        contact: one.contact?.id ?? null,
                        externalContact: null,
                        by: press.person,
                        at: press.at,
                      },
                    ]
                  : [],
              ),
            },
          },
        ],
      };
    case 'create':
      return press.lead ? createLead(call, press, press.lead) : unchanged;
    default:
      return unchanged;
  }
}

/** The candidate becomes certain for this number, and the earlier calls of it are attached. */
function confirm(call: Call, press: Press, chosen: Candidate): Pressed {
  const certain: Candidate = { ...chosen, class: 'exact', confidence: 1, confirmed: true };
  const confirmed = { id: press.id, by: press.person, at: press.at, candidate: certain };
  return {
    call: attach(call, confirmed),
    asks: [
      {
        what: {
          do: 'remember',
          confirmation: press.id,
          marks: chosen.customer
            ? [
                {
                  kind: 'confirmed',
                  customer: chosen.customer.id,
                  contact: chosen.contact?.id ?? null,
                  by: press.person,
                  at: press.at,
                },
              ]
            : [],
        },
      },
      { what: { do: 'reattach', confirmation: press.id } },
    ],
  };
}

/** One tap makes the lead; its name is edited later. The presser becomes its sales. */
function createLead(call: Call, press: Press, lead: { id: string; name: string }): Pressed {
  const candidate: Candidate = {
    class: 'exact',
    confidence: 1,
    customer: {
      id: lead.id,
      name: lead.name,
      level: 'potential',
      annualRevenue: null,
      orderCount: null,
      lastContactOn: null,
      lastContactType: null,
      tags: [],
      notes: null,
      assignedSales: press.person,
    },
    contact: null,
    remark: null,
    confirmed: true,
  };
  const made = confirm(call, press, candidate);
  return {
    call: made.call,
    asks: [
      {
        what: {
          do: 'create-lead',
          confirmation: press.id,
          customer: lead.id,
          name: lead.name,
          by: press.person,
        },
      },
      ...made.asks,
    ],
  };
}
