/** Conversations for tests: lines 「客户：…」, everything else filled in. */
import { conversationOf } from '../../../../../scripts/bench/insight.ts';
import { SEED_PRODUCTS } from '../../../../../scripts/seed/products.ts';
import type { Clause } from '../../../../../server/domain/insight/reading/clauses.ts';
import { cutClauses } from '../../../../../server/domain/insight/reading/clauses.ts';
import { readByRules } from '../../../../../server/domain/insight/reading/read.ts';
import type { Conversation, Insight } from '../../../../../server/domain/insight/types.ts';
import { DEFAULT_TABLES } from '../../../../../server/domain/routing/tables.ts';
import { INSIGHT_WORDS } from '../../../../../templates/insight.ts';
import type { InsightCase } from '../../../../fixtures/insight/case.types.ts';

type Known = Partial<Pick<InsightCase, 'at' | 'level' | 'kind'>>;

/** On a Tuesday at ten, with a potential customer, unless said otherwise. */
export function makeConversation(lines: readonly string[], known: Known = {}): Conversation {
  return conversationOf({
    name: '',
    at: '2026-11-24T10:00:00+08:00',
    level: 'potential',
    kind: 'call',
    ...known,
    lines,
    expect: {
      intent: '其他',
      sentiment: 'neutral',
      urgency: 'low',
      products: [],
      quantities: [],
      prices: [],
      followUps: [],
    },
  });
}

/** What the rules say, with the trial's catalogue and the default calendar. */
export function readConversationByRules(conversation: Conversation): Insight {
  return readByRules(conversation, {
    products: SEED_PRODUCTS,
    calendar: DEFAULT_TABLES,
    words: INSIGHT_WORDS,
  });
}

export function readLines(lines: readonly string[], known: Known = {}): Insight {
  return readConversationByRules(makeConversation(lines, known));
}

export function clausesOfLines(lines: readonly string[]): readonly Clause[] {
  return cutClauses(makeConversation(lines).segments);
}
