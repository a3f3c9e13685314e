/** The part of the call page that says who called, and takes 就是他, 都不是 and 撤销. */
import type { CallPageView, CandidateView, WhoView } from '../server/domain/calls/view.types.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { PAGE_WORDS } from './page-words.ts';

export function drawWho(view: CallPageView): Html {
  const { who } = view;
  return html`<section>
    <h2>${PAGE_WORDS.who}</h2>
    ${who.class && html`<p class="quiet">${certainty(who)}</p>`}
    ${
      who.contact === '' && !who.level
        ? null
        : html`<p>
            ${[who.contact, who.level?.text ?? ''].filter((part) => part !== '').join(' · ')}
          </p>`
    }
    ${
      who.facts.length === 0
        ? null
        : html`<dl class="facts">
            ${who.facts.map(
              (row) =>
                html`<div>
                  <dt>${row.label}</dt>
                  <dd>${row.value}</dd>
                </div>`,
            )}
          </dl>`
    }
    ${drawSaid(who)} ${drawCandidates(who)}
    ${
      who.why.length === 0
        ? null
        : html`<details id="match">
            <summary>${PAGE_WORDS.whyMatch}</summary>
            <ul class="trace">
              ${who.why.map((line) => html`<li>${line}</li>`)}
            </ul>
          </details>`
    }
  </section>`;
}

function certainty(who: WhoView): string {
  const word = who.class?.text ?? '';
  if (who.confidence === null || who.confidence === 0) return word;
  return `${word} · ${PAGE_WORDS.confidence(Math.round(who.confidence * 100))}`;
}

function drawSaid(who: WhoView): Html | null {
  if (who.said === null) return null;
  return html`<p class="said">
    <span>${who.said}</span>
    ${who.may.undo ? html`<button type="button" data-act="undo">${PAGE_WORDS.undo}</button>` : null}
  </p>`;
}

function drawCandidates(who: WhoView): Html | null {
  const offered = who.candidates.length > 1 || who.may.confirm || who.may.reject;
  if (who.candidates.length === 0 || !offered) return null;
  return html`<h3>${PAGE_WORDS.candidates}</h3>
    <ul class="rows">
      ${who.candidates.map((one) => drawCandidate(one, who.may.confirm))}
    </ul>
    ${
      who.may.reject
        ? html`<p><button type="button" data-act="reject">${PAGE_WORDS.reject}</button></p>`
        : null
    }`;
}

function drawCandidate(one: CandidateView, mayConfirm: boolean): Html {
  return html`<li>
    <span>
      ${one.title}${one.contact === '' ? '' : ` · ${one.contact}`}
      <span class="quiet">${one.class.text}${one.shown ? ` · ${PAGE_WORDS.shown}` : ''}</span>
    </span>
    ${
      mayConfirm
        ? html`<button type="button" data-act="confirm" data-candidate="${one.index}">
            ${PAGE_WORDS.confirm}<span class="unseen"> ${one.title}</span>
          </button>`
        : null
    }
  </li>`;
}
