/** Calls as the domain makes them: a match, a plan, and what the gateway told, joined one after the other. */
import { advance, newCall } from '../../../../server/domain/calls/advance.ts';
import type { CallEvent, GatewayFact } from '../../../../server/domain/calls/events.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { Customer, Match } from '../../../../server/domain/matching/types.ts';
import { readCaller } from '../../../../server/flows/calls/identify.ts';
import type { House } from '../../domain/matching/house.ts';
import { call as matchOf, customer } from '../../domain/matching/house.ts';
import { A, planOf } from '../../domain/routing/make.ts';

/** 10:03:05 in Shanghai on a Tuesday. */
export const BEGIN = new Date('2026-11-24T02:03:05.000Z');

export function later(seconds: number): Date {
  return new Date(BEGIN.getTime() + seconds * 1000);
}

/** A company whose every secret is a text found nowhere else. */
export const OWNER: Customer = customer('C1', {
  name: '宁波奥克斯空调有限公司',
  level: 'vip',
  annualRevenue: 5_800_000,
  orderCount: 12,
  lastContactOn: '2026-11-19',
  notes: '正在洽谈PCR-ABS批量订单',
  assignedSales: A,
});

/** The number has one owner: 奥克斯, whose contact is called 张经理. */
export const KNOWN: House = { book: { 'C1/张经理': '13800008888' }, customers: [OWNER] };

export interface Scene {
  /** As the gateway gives it; null when withheld. */
  readonly from?: string | null;
  readonly house?: House;
  readonly match?: Match;
  /** Seconds after the call began, and what happened then. */
  readonly told?: readonly (readonly [number, GatewayFact])[];
  /** False: nobody has looked the number up or planned anything. */
  readonly planned?: boolean;
  readonly id?: string;
}

export function join(call: Call, events: readonly CallEvent[]): Call {
  const settings = { takesOrders: true };
  const now = events.at(-1)?.at ?? BEGIN;
  return advance(call, events, { now, settings }).next ?? call;
}

/** A call of the trial company on a workday morning at 10:03, key 1, from 奥克斯 unless the scene says otherwise. */
export function makeCall(scene: Scene = {}): Call {
  const raw = scene.from === undefined ? '13800008888' : scene.from;
  const from = readCaller(raw);
  const match = scene.match ?? matchOf(raw ?? '', scene.house ?? KNOWN);
  const best = match.candidates[0];
  const assignedSales = best?.customer?.assignedSales ?? null;
  const plan = planOf({
    when: '2026-11-24 10:03',
    from: from.national,
    match: { confidence: match.confidence, level: best?.customer?.level ?? null, assignedSales },
    digits: '1',
  });
  const trusted = (match.confidence ?? 0) >= 0.85;
  const urgency = { level: 'high' as const, reason: trusted ? 'VIP客户' : '投诉建议 (按4)' };
  const known: CallEvent[] =
    scene.planned === false
      ? []
      : [
          { type: 'identified', id: 'identified', at: BEGIN, match, blocked: false, nthToday: 1 },
          {
            type: 'planned',
            id: 'planned',
            at: BEGIN,
            plan,
            asked: true,
            from,
            to: '4008320160',
            digits: '1',
            urgency,
          },
        ];
  const told = (scene.told ?? []).map(([seconds, fact], n): CallEvent => ({
    ...fact,
    id: `e${n}`,
    at: later(seconds),
    seq: n,
  }));
  const arrived = newCall(scene.id ?? 'call-1', BEGIN);
  return known.length + told.length === 0 ? arrived : join(arrived, [...known, ...told]);
}

export function rings(person: string, device: 'office_phone' | 'mobile_phone'): GatewayFact {
  return { type: 'ringing', leg: `${person}:${device}`, person, device };
}

export function answers(person: string, device: 'office_phone' | 'mobile_phone'): GatewayFact {
  return { type: 'connected', leg: `${person}:${device}`, person, device };
}

export function ends(talkSeconds: number | null = null): GatewayFact {
  return { type: 'ended', ended: { by: 'caller', cause: null, talkSeconds } };
}
