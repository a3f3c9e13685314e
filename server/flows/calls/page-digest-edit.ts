/** What a person may put in for a fact: the parts of its value, with their words and what can be chosen. */
import { FACT_WORDS, FIELD_WORDS } from '../../../templates/digest-view-words.ts';
import { SENTIMENT_WORDS } from '../../../templates/insight.ts';
import { URGENCY_WORDS } from '../../../templates/labels.ts';
import type { FactView, FieldEdit } from '../../domain/digest/view.types.ts';
import {
  INTENTS,
  type Insight,
  type Need,
  type PriceFact,
  type ProductFact,
  type QuantityFact,
} from '../../domain/insight/types.ts';

type ListField = Extract<FactView['field'], 'needs' | 'products' | 'quantities' | 'prices'>;

function part(
  name: string,
  kind: FieldEdit['kind'],
  value: string | number,
  label = '',
  choices: FieldEdit['choices'] = [],
): FieldEdit {
  return { name, label, kind, value: String(value), choices };
}

/** What is said only where there is something to say. */
function kept(name: string, value: string | null): FieldEdit[] {
  return value === null ? [] : [part(name, 'kept', value)];
}

function chosen(value: string, label: string, words: Readonly<Record<string, string>>): FieldEdit {
  const choices = Object.entries(words).map(([key, text]) => ({ value: key, text }));
  return part('', 'choice', value, label, choices);
}

export function editSingle(
  field: Exclude<FactView['field'], ListField>,
  insight: Insight,
): readonly FieldEdit[] {
  const label = FACT_WORDS[field];
  switch (field) {
    case 'summary':
      return [part('', 'text', insight.summary, label)];
    case 'intent':
      return [chosen(insight.intent, label, Object.fromEntries(INTENTS.map((one) => [one, one])))];
    case 'sentiment':
      return [chosen(insight.sentiment, label, SENTIMENT_WORDS)];
    case 'urgency':
      return [chosen(insight.urgency, label, URGENCY_WORDS)];
    case 'nextContact': {
      const { advice = '', at = null } = insight.nextContact ?? {};
      return [part('advice', 'text', advice, label), ...kept('at', at && at.toISOString())];
    }
  }
}

export function editEntry(
  field: ListField,
  entry: Insight[ListField][number],
): readonly FieldEdit[] {
  const label = FACT_WORDS[field];
  switch (field) {
    case 'needs':
      return [part('text', 'text', (entry as Need).text, label)];
    case 'products':
      return [part('model', 'text', (entry as ProductFact).model, FIELD_WORDS.model)];
    case 'quantities': {
      const { amount, unit } = entry as QuantityFact;
      return [
        part('amount', 'number', amount, label),
        part('unit', 'text', unit, FIELD_WORDS.unit),
      ];
    }
    case 'prices': {
      const { amount, currency, per } = entry as PriceFact;
      return [
        part('amount', 'number', amount, label),
        part('currency', 'kept', currency),
        ...kept('per', per),
      ];
    }
  }
}
