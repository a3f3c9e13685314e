/** Draws every card in every state, with sample data, on one page of its own: something to look at. */
import { drawPop } from '../cards/incoming-call.ts';
import { drawMissed } from '../cards/missed-call.ts';
import {
  drawAssignedAway,
  drawDutyGap,
  drawHolidaysMissing,
  drawUnreachable,
} from '../cards/notice.ts';
import { drawStatusNudge } from '../cards/status-nudge.ts';
import type { TemplateCard } from '../cards/card.ts';
import { drawForStranger, drawSuperseded } from '../cards/closing.ts';
import { html } from '../templates/html.ts';
import type { Html } from '../templates/html.ts';
import { listDutyPreviews } from './preview/duty.ts';
import { listFollowUpPreviews } from './preview/follow-up.ts';
import type { PreviewSection } from './preview/follow-up.ts';
import { PREVIEW_CSS } from './preview/style.ts';
import {
  ARRIVED,
  CALL_NOTICE,
  IDENTITIES,
  LINKS,
  CALLED_BACK,
  MISSED,
  MISSED_SAMPLES,
  POP,
  STATES,
  faceOfState,
  popOf,
} from './preview/samples.ts';

/** Every card of the product in every state it can have, with the name of the state. */
export function listPreviews(): readonly PreviewSection[] {
  const ringing = (name: string) =>
    faceOfState(
      { name: 'ringing', since: ARRIVED },
      { actions: ['answer', 'transfer', 'voicemail', 'hangup', ...identityActions(name)] },
    );
  return [
    {
      title: '来电弹屏 · 识别',
      cards: Object.keys(IDENTITIES).map((name) => ({
        name,
        card: drawPop(popOf(name), ringing(name)),
      })),
    },
    {
      title: '来电弹屏 · 状态',
      cards: [
        ...STATES.map(([name, state, part]) => ({
          name,
          card: drawPop(POP, faceOfState(state, part)),
        })),
        {
          name: '已结束（新卡）',
          card: drawPop(POP, faceOfState({ name: 'ended', seconds: 362 }, { final: true }), {
            fresh: true,
          }),
        },
        { name: '见新卡', card: drawSuperseded(drawPop(POP, ringing('exact'))) },
        { name: '不在名单中', card: drawForStranger(drawPop(POP, ringing('exact'))) },
        {
          name: '只报告的网关',
          card: drawPop(
            { ...POP, takesOrders: false },
            faceOfState({ name: 'ringing', since: ARRIVED }),
          ),
        },
      ],
    },
    {
      title: '未接来电',
      cards: [
        { name: '须回电', card: drawMissed(MISSED) },
        ...MISSED_SAMPLES.map(([name, state]) => ({
          name,
          card: drawMissed(CALLED_BACK, state),
        })),
        { name: '已接听', card: drawMissed(MISSED, { name: 'answered' }) },
        { name: '70 小时', card: drawMissed(MISSED, { name: 'expired' }) },
      ],
    },
    ...listDutyPreviews(),
    ...listFollowUpPreviews(),
    {
      title: '通知',
      cards: [
        { name: '负责销售不在班', card: drawAssignedAway(CALL_NOTICE) },
        { name: '无人值班', card: drawDutyGap(CALL_NOTICE) },
        { name: '节假日数据未加载', card: drawHolidaysMissing(CALL_NOTICE) },
        {
          name: '收不到卡片',
          card: drawUnreachable({
            who: '销售经理C',
            reason: '企业微信错误 81013',
            hotline: POP.hotline,
            links: LINKS,
          }),
        },
        {
          name: '状态已过期',
          card: drawStatusNudge({
            status: 'in_field',
            expiredAt: ARRIVED,
            hotline: POP.hotline,
            links: LINKS,
          }),
        },
      ],
    },
  ];
}

function identityActions(name: string) {
  if (name === 'tail-8' || name === 'main-line') return ['confirm', 'confirm-2', 'reject'] as const;
  if (name === 'suffix' || name === 'remark') return ['confirm', 'reject'] as const;
  return name === 'none' || name === 'rejected' ? (['create'] as const) : [];
}

/** The gallery as one standalone HTML document. */
export function previewHtml(): string {
  const sections = listPreviews().map(
    ({ title, cards }) =>
      html`<h1>${title}</h1>
        <div class="wall">
          ${cards.map(
            ({ name, card }) =>
              html`<figure>
                <figcaption>${name}</figcaption>
                ${drawCard(card)}
              </figure>`,
          )}
        </div>`,
  );
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>callpop cards</title>
        <style>
          ${{ html: PREVIEW_CSS }}
        </style>
      </head>
      <body>
        ${sections}
      </body>
    </html>`.html;
}

function drawCard(card: TemplateCard): Html {
  const { source, main_title: title, horizontal_content_list: rows = [] } = card;
  const menu = card.card_type === 'button_interaction' ? card.action_menu : undefined;
  const quote = card.card_type === 'button_interaction' ? card.quote_area : undefined;
  return html`<article class="card">
    <p class="source source-${source.desc_color}">
      ${source.desc}${menu ? html`<span>⋯</span>` : null}
    </p>
    <h2>${title.title}</h2>
    ${title.desc === undefined ? null : html`<p class="desc">${title.desc}</p>`}
    ${quote ? html`<p class="quote">${quote.title}<span>${quote.quote_text ?? ''}</span></p>` : null}
    ${card.card_type === 'news_notice' ? drawPicture(card) : drawSubTitle(card.sub_title_text)}
    <dl>
      ${rows.map(
        (row) =>
          html`<dt>${row.keyname}</dt>
            <dd>${row.value}</dd>`,
      )}
    </dl>
    ${card.card_type === 'button_interaction' ? drawButtons(card) : null}
    ${
      menu
        ? html`<p class="menu">
            ${[menu.desc, ...menu.action_list.map((one) => one.text)].join(' / ')}
          </p>`
        : null
    }
  </article>`;
}

function drawSubTitle(text: string | undefined): Html | null {
  return text === undefined ? null : html`<p class="sub">${text}</p>`;
}

/** The picture's place, not the picture: the page fetches nothing. */
function drawPicture(card: Extract<TemplateCard, { card_type: 'news_notice' }>): Html {
  const { card_image: image, vertical_content_list: lines = [] } = card;
  return html`<p class="picture">${`图片 ${image.aspect_ratio}:1`}</p>
    ${lines.map((line) => html`<p class="sub"><b>${line.title}</b> ${line.desc}</p>`)}`;
}

function drawButtons(card: Extract<TemplateCard, { card_type: 'button_interaction' }>): Html {
  if (card.replace_text !== undefined) {
    return html`<div class="buttons"><span class="grey">${card.replace_text}</span></div>`;
  }
  const { button_selection: selection } = card;
  return html`${
      selection
        ? html`<label
            >${selection.title}
            <select>
              ${selection.option_list.map((one) => html`<option>${one.text}</option>`)}
            </select></label
          >`
        : null
    }
    <div class="buttons">
      ${card.button_list.map(
        (one) => html`<span class="button button-${one.style}">${one.text}</span>`,
      )}
    </div>`;
}
