/** The facts on the call page: each in words, with the sentences that bear it out and what a person made of it. */
import {
  FACT_WORDS,
  productPhrase,
  READER_WORDS,
  saidPrice,
} from '../../../templates/digest-view-words.ts';
import { INSIGHT_WORDS, quantityPhrase, SENTIMENT_WORDS } from '../../../templates/insight.ts';
import { URGENCY_WORDS } from '../../../templates/labels.ts';
import {
  correctedInsight,
  entriesOf,
  standing,
  type NamedEntry,
} from '../../domain/digest/corrections.ts';
import { insightInForce } from '../../domain/digest/reading.ts';
import type { CORRECTABLE, Correction, Digest } from '../../domain/digest/types.ts';
import type {
  CorrectionView,
  EvidenceView,
  FactView,
  InsightView,
} from '../../domain/digest/view.types.ts';
import { urgencyOf } from '../../domain/digest/wish.ts';
import type {
  Evidence,
  Insight,
  Need,
  PriceFact,
  ProductFact,
  QuantityFact,
} from '../../domain/insight/types.ts';
import { editEntry, editSingle } from './page-digest-edit.ts';
import { minuteView, type NameOf } from './page-values.ts';

export interface FactNeeds {
  readonly evidence: (indexes: Evidence) => readonly EvidenceView[];
  readonly nameOf: NameOf;
}

type Single = (typeof CORRECTABLE)[number];
type ListField = Exclude<FactView['field'], Single>;

export function insightView(digest: Digest, need: FactNeeds): InsightView | null {
  const version = insightInForce(digest);
  const insight = correctedInsight(digest);
  if (!version || !insight) return null;
  const { urgency, reasons } = urgencyOf(digest, insight, INSIGHT_WORDS.urgency);
  const now: Insight = { ...insight, urgency };
  const machine = version.insight;
  const graded = urgencyOf({ ...digest, corrections: [] }, machine, INSIGHT_WORDS.urgency);
  const heard: Insight = { ...machine, urgency: graded.urgency };
  const single = (field: Single): FactView[] => singleFact(field, { now, heard, digest, need });
  const list = (field: ListField): readonly FactView[] =>
    entriesOf(machine, digest.corrections, field)
      // What a person added and took away again is nobody's word any more.
      .filter(({ value, correction }) => value !== null || correction?.machine != null)
      .map((entry) => listFact(field, entry, need));
  const { intent, sentiment } = insight;
  return {
    by: { value: insight.by, text: READER_WORDS[insight.by] },
    at: minuteView(version.at),
    summary: insight.summary,
    intent: { value: intent, text: intent },
    sentiment: { value: sentiment, text: SENTIMENT_WORDS[sentiment] },
    urgency: {
      value: urgency,
      text: URGENCY_WORDS[urgency],
      reasons: reasons.map((one) => ({ text: one.text, evidence: need.evidence(one.evidence) })),
    },
    facts: [
      ...single('summary'),
      ...single('intent'),
      ...single('sentiment'),
      ...single('urgency'),
      ...list('needs'),
      ...list('products'),
      ...list('quantities'),
      ...list('prices'),
      ...single('nextContact'),
    ],
  };
}

/** What is said of a correction beside the value that counts. */
export function correctionView(
  correction: Correction | null,
  machine: string | null,
  nameOf: NameOf,
): CorrectionView | null {
  if (!correction) return null;
  const { id, by, at } = correction;
  return { id, by: nameOf(by), at: minuteView(at), machine };
}

function singleFact(
  field: Single,
  from: {
    readonly now: Insight;
    readonly heard: Insight;
    readonly digest: Digest;
    readonly need: FactNeeds;
  },
): FactView[] {
  const { now, heard, digest, need } = from;
  const correction = standing(digest.corrections).find((one) => one.field === field) ?? null;
  const value = singleText(field, now);
  const machine = singleText(field, heard);
  if (value === '' && machine === '') return [];
  const removed = value === '';
  return [
    {
      field,
      id: null,
      label: FACT_WORDS[field],
      value: removed ? machine : value,
      removed,
      edit: editSingle(field, now),
      ...bearing(field, heard, correction !== null, need),
      correction: correctionView(correction, machine === '' ? null : machine, need.nameOf),
    },
  ];
}

function singleText(field: Single, insight: Insight): string {
  switch (field) {
    case 'summary':
    case 'intent':
      return insight[field];
    case 'sentiment':
      return SENTIMENT_WORDS[insight.sentiment];
    case 'urgency':
      return URGENCY_WORDS[insight.urgency];
    case 'nextContact':
      return insight.nextContact?.advice ?? '';
  }
}

/** A summary says nothing but its facts, and the grade has reasons of its own. */
function bearing(
  field: Single,
  heard: Insight,
  corrected: boolean,
  need: FactNeeds,
): Pick<FactView, 'confidence' | 'evidence'> {
  const [confidence, evidence] = ((): readonly [number, Evidence] => {
    switch (field) {
      case 'intent':
        return [heard.intentConfidence, heard.intentEvidence];
      case 'sentiment':
        return [heard.sentimentConfidence, heard.sentimentEvidence];
      case 'nextContact':
        return [heard.nextContact?.confidence ?? 1, heard.nextContact?.evidence ?? []];
      case 'summary':
      case 'urgency':
        return [1, []];
    }
  })();
  return { confidence: corrected ? 1 : confidence, evidence: need.evidence(evidence) };
}

function listFact<F extends ListField>(
  field: F,
  { id, value, correction }: NamedEntry<F>,
  need: FactNeeds,
): FactView {
  // What a correction keeps of the machine is an entry of the same list.
  const machine = (correction?.machine ?? null) as Insight[F][number] | null;
  const shown = value ?? machine;
  const own = shown?.evidence ?? [];
  const machineText = machine && entryText(field, machine);
  return {
    field,
    id,
    label: FACT_WORDS[field],
    value: shown ? entryText(field, shown) : '',
    removed: value === null,
    edit: shown ? editEntry(field, shown) : [],
    confidence: correction ? 1 : (shown?.confidence ?? 1),
    evidence: need.evidence(own.length > 0 ? own : (machine?.evidence ?? [])),
    correction: correctionView(correction, machineText, need.nameOf),
  };
}

function entryText(field: ListField, entry: Insight[ListField][number]): string {
  switch (field) {
    case 'needs':
      return (entry as Need).text;
    case 'products':
      return productPhrase(entry as ProductFact);
    case 'quantities':
      return quantityPhrase(entry as QuantityFact);
    case 'prices':
      return saidPrice(entry as PriceFact);
  }
}
