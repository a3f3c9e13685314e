/** What became of the call, on its page: summary and facts with their sentences, the to-do, each step's state. */
import type {
  CorrectionView,
  DigestView,
  FactView,
  FollowUpView,
  InsightView,
  StepView,
  TodoPageView,
} from '../server/domain/digest/view.types.ts';
import { drawEvidence } from './call-page-sound.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { DIGEST_WORDS, PAGE_WORDS } from './page-words.ts';

/** Below this a fact says how sure its reader was. */
const SURE = 0.8;

type Audio = DigestView['audio'];

export function drawInsight(digest: DigestView): Html | null {
  const { insight, audio, steps } = digest;
  if (!insight) {
    const extract = steps.find((step) => step.name.value === 'extract');
    if (extract?.state.value !== 'running') return null;
    return html`<section>
      <h2>${DIGEST_WORDS.insight}</h2>
      <p class="quiet">${DIGEST_WORDS.reading}</p>
    </section>`;
  }
  const summary = insight.facts.find((one) => one.field === 'summary');
  const found = insight.facts.some((one) => one.id !== null || one.field === 'nextContact');
  return html`<section>
    <h2>${DIGEST_WORDS.insight}</h2>
    <p class="quiet">${insight.by.text}</p>
    <p>${insight.summary}</p>
    ${summary ? drawCorrection(summary.correction, summary.removed) : null}
    <dl class="facts heard">
      ${byField(insight).map((facts) => drawFacts(facts, insight, audio))}
    </dl>
    ${found ? null : html`<p class="quiet">${DIGEST_WORDS.noFacts}</p>`}
  </section>`;
}

/** Facts of one kind stand under one label. */
function byField({ facts }: InsightView): readonly (readonly FactView[])[] {
  const fields = [...new Set(facts.map((one) => one.field))];
  return fields
    .filter((field) => field !== 'summary')
    .map((field) => facts.filter((one) => one.field === field));
}

function drawFacts(facts: readonly FactView[], insight: InsightView, audio: Audio): Html {
  return html`<div>
    <dt>${facts[0]?.label ?? ''}</dt>
    ${facts.map((fact) => drawFact(fact, insight, audio))}
  </div>`;
}

function drawFact(fact: FactView, { urgency }: InsightView, audio: Audio): Html {
  const { field, value, removed, confidence, evidence, correction } = fact;
  const sure = Math.round(confidence * 100);
  return html`<dd>
    ${removed ? html`<s>${value}</s>` : value}
    ${confidence < SURE ? html`<span class="quiet">${PAGE_WORDS.confidence(sure)}</span>` : null}
    ${drawCorrection(correction, removed)}
    ${
      field === 'urgency'
        ? urgency.reasons.map(
            (reason) =>
              html`<p class="reason">${reason.text}</p>
                ${drawEvidence(reason.evidence, audio)}`,
          )
        : drawEvidence(evidence, audio)
    }
  </dd>`;
}

function drawCorrection(correction: CorrectionView | null, removed: boolean): Html | null {
  if (!correction) return null;
  const { by, at, machine } = correction;
  if (removed) return html`<p class="quiet">${DIGEST_WORDS.removed(by.name, at.text)}</p>`;
  if (machine === null) return html`<p class="quiet">${DIGEST_WORDS.added(by.name, at.text)}</p>`;
  return html`<p class="quiet">
    ${DIGEST_WORDS.was(machine)} · ${DIGEST_WORDS.corrected(by.name, at.text)}
  </p>`;
}

export function drawTodo(
  callBack: TodoPageView | null,
  digest: Pick<DigestView, 'todo' | 'followUps' | 'audio'> | null,
): Html | null {
  const { todo = null, followUps = [], audio = null } = digest ?? {};
  if (!todo && !callBack && followUps.length === 0) return null;
  return html`<section>
    <h2>${DIGEST_WORDS.todo}</h2>
    ${[callBack, todo].map((one) => one && drawTask(one))}
    ${
      followUps.length === 0
        ? null
        : html`<ul class="items">
            ${followUps.map((one) => drawItem(one, audio))}
          </ul>`
    }
  </section>`;
}

function drawTask({ title, due, state, assignee }: TodoPageView): Html {
  return html`<p>
      <strong>${title}</strong>
    </p>
    <dl class="facts">
      <div>
        <dt>${DIGEST_WORDS.due}</dt>
        <dd>${due.text} <span class="chip">${state.text}</span></dd>
      </div>
      <div>
        <dt>${DIGEST_WORDS.assignee}</dt>
        <dd>${assignee.name}</dd>
      </div>
    </dl>`;
}

function drawItem(item: FollowUpView, audio: Audio): Html {
  const { owner, text, due, remark, state, evidence, correction } = item;
  const when = [due ? DIGEST_WORDS.dueBy(due.text) : '', remark ?? ''];
  const said = when.filter((part) => part !== '').join(' · ');
  return html`<li>
    <p>
      <span class="chip owner-${owner.value}">${owner.text}</span>
      ${state.value === 'dropped' ? html`<s>${text}</s>` : text}
      ${state.value === 'open' ? null : html`<span class="chip">${state.text}</span>`}
    </p>
    ${said === '' ? null : html`<p class="quiet">${said}</p>`} ${drawCorrection(correction, false)}
    ${drawEvidence(evidence, audio)}
  </li>`;
}

export function drawNote({ note }: DigestView): Html | null {
  if (!note) return null;
  return html`<section>
    <h2>${DIGEST_WORDS.note}</h2>
    <p class="written">${note.text}</p>
    <p class="quiet">${note.by.name} · ${note.at.text}</p>
  </section>`;
}

/** Folded once nothing is left that anybody need look at. */
export function drawSteps({ steps, billed }: DigestView): Html {
  const settled = steps.filter(({ state }) => ['done', 'skipped'].includes(state.value)).length;
  return html`<section>
    <details id="steps" ${settled < steps.length ? html`open` : null}>
      <summary>${DIGEST_WORDS.steps}（${settled}/${steps.length}）</summary>
      <ol class="rows work">
        ${steps.map(drawStep)}
      </ol>
      ${billed && html`<p class="quiet">${DIGEST_WORDS.billed} ${billed.text}</p>`}
    </details>
  </section>`;
}

function drawStep({ name, state, attempts, done, progress, problem }: StepView): Html {
  const about = [
    progress ?? '',
    attempts > 1 ? DIGEST_WORDS.tried(attempts) : '',
    done?.text.slice(-8) ?? '',
  ].filter((part) => part !== '');
  return html`<li>
    <span>${name.text}</span>
    <span class="quiet">${about.join(' · ')}</span>
    <span class="step step-${state.value}">${state.text}</span>
    ${problem === null ? null : html`<span class="problem">${problem}</span>`}
  </li>`;
}
