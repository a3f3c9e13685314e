/** The read-only page of one call behind 查看详情, and the gate shown instead of it. spec, pages §2, §5. */
import type { CallPageView, RecordingView } from '../server/domain/calls/view.types.ts';
import { drawInsight, drawNote, drawSteps, drawTodo } from './call-page-digest.ts';
import { drawPlayerBar, drawTranscript } from './call-page-sound.ts';
import { drawWho } from './call-page-who.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { GATE_WORDS, PAGE_WORDS } from './page-words.ts';

/** One call as a whole HTML document: no inline script or style, everything from the view escaped. */
export function renderCallPage(view: CallPageView): string {
  const { digest } = view;
  const body = html`<main
    id="call"
    data-call="${view.id}"
    data-version="${view.version}"
    data-stamp="${view.stamp}"
    data-live="${view.live ? 'yes' : 'no'}"
    data-act-failed="${PAGE_WORDS.actFailed}"
    data-stale="${PAGE_WORDS.stale}"
  >
    <p id="notice" role="status" hidden></p>
    ${drawHead(view)}
    <div class="columns">
      <div>
        ${digest && drawInsight(digest)} ${drawTodo(view.callBack, digest)}
        ${digest && drawNote(digest)} ${drawWho(view)} ${drawVoicemail(view)}
        ${drawRecordings(view)}
      </div>
      <div>
        ${digest && [drawTranscript(digest), drawSteps(digest)]} ${drawPlan(view)} ${drawLegs(view)}
        ${drawCards(view)}
      </div>
    </div>
    ${digest && drawPlayerBar(digest)}
  </main>`;
  return renderDocument(PAGE_WORDS.title, body, true);
}

/** A page with one sentence, for whoever may not see a call or is not logged in; it tells nothing about any call. */
export function renderGate(text: string): string {
  return renderDocument(
    GATE_WORDS.title,
    html`<main class="gate">
      <h1>${text}</h1>
      <p>${GATE_WORDS.hint}</p>
    </main>`,
    false,
  );
}

function renderDocument(title: string, body: Html, lively: boolean): string {
  const script = lively ? html`<script type="module" src="/assets/call.js"></script>` : null;
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="stylesheet" href="/assets/call.css" />
        ${lively ? html`<link rel="stylesheet" href="/assets/call-digest.css" />` : null} ${script}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return page.html.replace(/\n\s+/g, '\n');
}

function drawHead(view: CallPageView): Html {
  const urgency = view.urgency;
  const reason = urgency && urgency.reason !== '' ? `（${urgency.reason}）` : '';
  return html`<header>
    <p class="line">
      <span class="phase phase-${view.phase.value}">${view.phase.text}</span>
      ${
        urgency &&
        html`<span class="urgency urgency-${urgency.value}"
          >${PAGE_WORDS.urgency} ${urgency.text}${reason}</span
        >`
      }
    </p>
    <h1>${view.who.title}</h1>
    <dl class="facts">
      ${fact(PAGE_WORDS.number, view.number)} ${fact(PAGE_WORDS.intent, view.intent)}
      ${fact(PAGE_WORDS.started, view.started?.text ?? null)}
      ${fact(PAGE_WORDS.ended, view.ended?.text ?? null)}
      ${fact(PAGE_WORDS.length, view.length?.text ?? null)}
      ${fact(PAGE_WORDS.handler, view.handler?.name ?? PAGE_WORDS.nobody)}
      ${fact(PAGE_WORDS.hotline, view.hotline)}
    </dl>
  </header>`;
}

function fact(label: string, value: string | null): Html | null {
  if (value === null || value === '') return null;
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** The address of the audio is asked for when 播放 is pressed: asking is the logged access. */
function drawPlayer(recording: RecordingView): Html {
  const length = recording.length ? ` ${recording.length.text}` : '';
  const label = `${recording.kind.text}${length}`;
  if (recording.state.value !== 'ready') {
    return html`<li><span>${label}</span> <span class="quiet">${recording.state.text}</span></li>`;
  }
  return html`<li
    class="player"
    data-loading="${PAGE_WORDS.loading}"
    data-gone="${PAGE_WORDS.audioGone}"
  >
    <span>${label}</span>
    <button type="button" data-play="${recording.id}">
      ${PAGE_WORDS.play}<span class="unseen"> ${label}</span>
    </button>
    <audio controls preload="none" hidden data-recording="${recording.id}"></audio>
  </li>`;
}

function drawVoicemail(view: CallPageView): Html | null {
  const { voicemail } = view;
  if (!voicemail) return null;
  const recording = view.recordings.find((one) => one.id === voicemail.recording);
  return html`<section>
    <h2>${PAGE_WORDS.voicemail}</h2>
    <ul class="rows">
      ${recording ? drawPlayer(recording) : html`<li>${voicemail.length?.text ?? view.phase.text}</li>`}
    </ul>
  </section>`;
}

function drawRecordings(view: CallPageView): Html | null {
  const others = view.recordings.filter((one) => one.id !== view.voicemail?.recording);
  if (others.length === 0) return null;
  return html`<section>
    <h2>${PAGE_WORDS.recordings}</h2>
    <ul class="rows">
      ${others.map(drawPlayer)}
    </ul>
  </section>`;
}

function drawPlan(view: CallPageView): Html | null {
  const { plan } = view;
  if (!plan) return null;
  return html`<section>
    <h2>${PAGE_WORDS.plan}</h2>
    <p>${plan.summary}</p>
    ${plan.assignedAway === null ? null : html`<p class="quiet">${plan.assignedAway}</p>`}
    <ol class="steps">
      ${plan.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <details id="why">
      <summary>${PAGE_WORDS.whyMe}</summary>
      <ol class="trace">
        ${plan.trace.map((line) => html`<li>${line}</li>`)}
      </ol>
    </details>
  </section>`;
}

function drawLegs(view: CallPageView): Html {
  const rows = view.legs.map(
    (leg) =>
      html`<li>
        <span>${leg.person.name} · ${leg.device.text}</span>
        <span class="quiet">${leg.rang?.text ?? ''}</span>
        <span class="result result-${leg.result.value}"
          >${leg.result.text}${leg.talk ? ` ${leg.talk.text}` : ''}</span
        >
      </li>`,
  );
  return html`<section>
    <h2>${PAGE_WORDS.legs}</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">${PAGE_WORDS.noLegs}</p>`
        : html`<ul class="rows">
            ${rows}
          </ul>`
    }
  </section>`;
}

function drawCards(view: CallPageView): Html {
  const rows = view.cards.map(
    (card) =>
      html`<li>
        <span>${card.person.name} · ${card.kind.text}</span>
        <span class="quiet">${card.sent?.text ?? PAGE_WORDS.notSent}</span>
        <span>${card.state.text}</span>
      </li>`,
  );
  return html`<section>
    <details id="cards">
      <summary>${PAGE_WORDS.cards}（${rows.length}）</summary>
      ${
        rows.length === 0
          ? html`<p class="quiet">${PAGE_WORDS.noCards}</p>`
          : html`<ul class="rows">
              ${rows}
            </ul>`
      }
    </details>
  </section>`;
}
