/** `callpop insight`: what does a conversation say, and in which sentence? Nothing needs to run. Spec §6. */
import { Command, Option } from 'commander';
import { buildReaders } from '../../server/build/readers.ts';
import { readHearing } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { readByModel } from '../../server/flows/digest/read-by-model.ts';
import { printInsight } from '../../server/domain/insight/print.ts';
import type { PrintedInsight } from '../../server/domain/insight/print.ts';
import { readByRules } from '../../server/domain/insight/reading/read.ts';
import type { Conversation, ConversationKind, Insight } from '../../server/domain/insight/types.ts';
import { CUSTOMER_LEVELS } from '../../server/domain/matching/types.ts';
import type { CustomerLevel } from '../../server/domain/matching/types.ts';
import { DEFAULT_TABLES } from '../../server/domain/routing/tables.ts';
import { INSIGHT_WORDS, pricePhrase, quantityPhrase } from '../../templates/insight.ts';
import { SEED_PRODUCTS } from '../seed/products.ts';
import { KINDS, readConversation } from './insight-file.ts';
import { readMoment } from './route-options.ts';
import { CommandError, endWrongUseWith2, runCommand } from './run-file.ts';

const MODEL_PATIENCE_MS = 600_000;

interface InsightOptions {
  readonly at?: Date;
  readonly level?: CustomerLevel;
  readonly kind?: ConversationKind;
  readonly json?: true;
}

/** Whoever reads: the rules, or a model where one is configured. */
export type ReadConversation = (conversation: Conversation) => Promise<Insight>;

/** The built-in rules with the catalogue and the calendar of the trial. */
export function readBySeedRules(conversation: Conversation): Promise<Insight> {
  return Promise.resolve(
    readByRules(conversation, {
      products: SEED_PRODUCTS,
      calendar: DEFAULT_TABLES,
      words: INSIGHT_WORDS,
    }),
  );
}

/** By the model the environment names, else by the rules. A model that has no usable answer fails the command. */
async function readAsConfigured(conversation: Conversation): Promise<Insight> {
  const hearing = readHearing(process.env);
  if (hearing.llm === null) return readBySeedRules(conversation);
  const log = createLog({ level: 'silent' });
  const { llm } = buildReaders({ hearing }, { clock: { wall: () => new Date() }, log });
  if (!llm) return readBySeedRules(conversation);
  const about = { conversation, products: SEED_PRODUCTS, calendar: DEFAULT_TABLES };
  const answer = await readByModel(llm, about, AbortSignal.timeout(MODEL_PATIENCE_MS));
  if (answer.ok) return answer.value.insight;
  throw new CommandError(1, `the model has no usable answer: ${answer.failure.reason}`);
}

/** The command, for the main program. */
export function insightCommand(read: ReadConversation = readAsConfigured): Command {
  return endWrongUseWith2(new Command('insight'))
    .description('what does a conversation say? Nothing is stored, nothing needs to run')
    .argument('<file>', 'JSON with segments, or text lines beginning with 销售： or 客户：')
    .option('--at <ISO time>', 'beginning of the call, where the file does not say it', readMoment)
    .addOption(new Option('--level <level>', "the customer's level").choices(CUSTOMER_LEVELS))
    .addOption(new Option('--kind <kind>', 'what was recorded').choices(KINDS))
    .option('--json', 'print JSON')
    .action((file: string, { json, ...defaults }: InsightOptions) =>
      runCommand(async () => {
        const printed = printInsight(await read(await readConversation(file, defaults)));
        return json === true ? `${JSON.stringify(printed)}\n` : describeInsight(printed);
      }),
    );
}

/** The same for eyes: one line per thing, the sentences it came from in brackets. */
function describeInsight(insight: PrintedInsight): string {
  const row = (name: string, text: string, evidence: readonly number[] = []): string =>
    `${name.padEnd(12)}${text}${evidence.length > 0 ? `  [${evidence.join(', ')}]` : ''}`;
  const lines = [
    row('by', insight.by),
    row('intent', insight.intent, insight.intentEvidence),
    row('sentiment', insight.sentiment, insight.sentimentEvidence),
    row('urgency', insight.urgency),
    ...insight.urgencyReasons.map((one) => row('  because', one.text, one.evidence)),
    row('summary', insight.summary),
    ...insight.needs.map((one) => row('need', one.text, one.evidence)),
    ...insight.products.map((one) => row('product', one.model, one.evidence)),
    ...insight.quantities.map((one) => row('quantity', quantityPhrase(one), one.evidence)),
    ...insight.prices.map((one) => row('price', pricePhrase(one), one.evidence)),
    ...insight.followUps.map((one) =>
      row('follow-up', `${one.owner}: ${one.text} (${one.due ?? 'no date'})`, one.evidence),
    ),
    ...(insight.nextContact === null
      ? []
      : [row('next', insight.nextContact.advice, insight.nextContact.evidence)]),
  ];
  return `${lines.join('\n')}\n`;
}
