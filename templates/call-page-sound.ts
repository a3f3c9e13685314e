/** The transcript on the call page, each sentence a button that plays it, and the bar that plays. */
import type {
  DigestView,
  EvidenceView,
  Heard,
  SentenceView,
} from '../server/domain/digest/view.types.ts';
import { printPosition } from './digest-view-words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { DIGEST_WORDS, PAGE_WORDS } from './page-words.ts';

/** Where something said is heard; null when it cannot be played. */
function heardAt(
  { heard, start }: Pick<SentenceView, 'heard' | 'start'>,
  audio: DigestView['audio'],
): Heard | null {
  if (heard) return heard;
  return audio && { recording: audio.recording, position: Math.max(0, start - audio.offset) };
}

export function drawTranscript({ transcript, audio }: DigestView): Html {
  const { state, by, sentences, count } = transcript;
  const about = [by?.text ?? '', DIGEST_WORDS.count(count)].filter((part) => part !== '');
  const ready = state.value === 'ready';
  const people = new Set(sentences.flatMap(({ person }) => person ?? []));
  return html`<section>
    <h2>${DIGEST_WORDS.transcript}</h2>
    ${
      ready
        ? html`<p class="quiet">${about.join(' · ')}</p>`
        : html`<p class="state state-${state.value}">${state.text}</p>`
    }
    ${
      sentences.length === 0
        ? null
        : html`<ol class="says" id="says">
            ${sentences.map((one) => drawSentence(one, audio, people.size > 1))}
          </ol>`
    }
  </section>`;
}

/** Reads 客户，02:14，…; our side by name where several of us spoke. */
function drawSentence(one: SentenceView, audio: DigestView['audio'], named: boolean): Html {
  const { speaker, person, clock, text } = one;
  const who = named && person !== null ? `${speaker.text} ${person}` : speaker.text;
  const comma = html`<span class="unseen">，</span>`;
  const inside = html`<span class="who">${who}</span>${comma}<span class="clock">${clock}</span
    >${comma}<span class="words">${text}</span>`;
  const heard = heardAt(one, audio);
  return html`<li class="say say-${speaker.value}">
    ${
      heard
        ? html`<button
            type="button"
            data-say="${one.n}"
            data-at="${heard.position.toFixed(1)}"
            data-of="${heard.recording}"
          >
            ${inside}
          </button>`
        : html`<p>${inside}</p>`
    }
  </li>`;
}

/** 「这个价格能不能再降一点」 02:14 ▸ — one for each sentence that bears a fact out. */
export function drawEvidence(
  evidence: readonly EvidenceView[],
  audio: DigestView['audio'],
): Html | null {
  if (evidence.length === 0) return null;
  return html`<ul class="quotes">
    ${evidence.map((one) => {
      const words = DIGEST_WORDS.quote(one.text);
      const heard = heardAt(one, audio);
      return heard
        ? html`<li>
            <button
              type="button"
              class="quote"
              data-at="${heard.position.toFixed(1)}"
              data-of="${heard.recording}"
            >
              ${words} <span class="clock">${one.clock} ▸</span>
            </button>
          </li>`
        : html`<li class="quote">${words} <span class="clock">${one.clock}</span></li>`;
    })}
  </ul>`;
}

/** The bar at the bottom; hidden until the script is there, since it can do nothing without. */
export function drawPlayerBar({ audio, transcript }: DigestView): Html | null {
  const first = transcript.sentences.find((one) => one.heard)?.heard?.recording;
  const recording = audio?.recording ?? first;
  if (recording === undefined || transcript.sentences.length === 0) return null;
  const seconds = audio?.length?.seconds ?? 0;
  return html`<div
    id="player"
    role="group"
    aria-label="${DIGEST_WORDS.player}"
    hidden
    data-of="${recording}"
    data-seconds="${seconds}"
    data-listen-word="${DIGEST_WORDS.listen}"
    data-pause-word="${DIGEST_WORDS.pause}"
    data-loading="${PAGE_WORDS.loading}"
    data-gone="${PAGE_WORDS.audioGone}"
  >
    <div class="bar">
      <button type="button" class="main" data-listen>${DIGEST_WORDS.listen}</button>
      <button type="button" data-skip="-10" aria-label="${DIGEST_WORDS.back.name}">
        ${DIGEST_WORDS.back.shown}
      </button>
      <button type="button" data-skip="10" aria-label="${DIGEST_WORDS.on.name}">
        ${DIGEST_WORDS.on.shown}
      </button>
      <button type="button" data-follow hidden>${DIGEST_WORDS.follow}</button>
      <input
        type="range"
        min="0"
        max="${seconds}"
        step="1"
        value="0"
        aria-label="${DIGEST_WORDS.position}"
      />
      <span class="clock"
        ><span data-position>00:00</span> / <span data-total>${printPosition(seconds)}</span></span
      >
    </div>
    <audio preload="none"></audio>
  </div>`;
}
