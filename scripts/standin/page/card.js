import { cut, make } from './dom.js';

/**
 * Draws one template card as the client does: source line, title, description, sub title, rows,
 * drop-down, buttons. Lengths are WeCom's advisory ones (path/90236).
 */

const SOURCE_TONES = ['grey', 'black', 'red', 'green'];

/** `act(press)` is called with {key | text | tap, selected?} when something is pressed. */
export function drawCard(card, choice, act) {
  const box = make(
    'article.card',
    { 'data-type': card.card_type },
    drawSource(card.source),
    drawMenu(card.action_menu, act),
    drawImage(card.card_image),
    drawTitles(card),
    drawEmphasis(card.emphasis_content),
    drawQuote(card.quote_area, act),
    card.sub_title_text ? make('p.card-sub', {}, cut(card.sub_title_text, 160)) : null,
    drawLines(card.vertical_content_list),
    drawRows(card.horizontal_content_list),
    drawJumps(card.jump_list),
    drawSelection(card, choice),
    drawButtons(card, choice, act),
  );
  if (card.card_action?.type) makeTappable(box, act);
  return box;
}

function makeTappable(box, act) {
  box.classList.add('tappable');
  box.addEventListener('click', (event) => {
    if (event.target.closest('button, select, a, label')) return;
    if (String(getSelection()) !== '') return;
    act({ tap: 'card' });
  });
}

function drawSource(source) {
  if (!source?.desc) return null;
  const tone = SOURCE_TONES[source.desc_color ?? 0] ?? 'grey';
  return make(
    'p.card-source',
    {},
    source.icon_url ? make('img', { src: source.icon_url, alt: '' }) : null,
    make(`span.${tone}`, {}, cut(source.desc, 20)),
  );
}

function drawMenu(menu, act) {
  if (!menu) return null;
  const items = menu.action_list.map((action) => {
    const button = make('button', { type: 'button' }, action.text);
    button.addEventListener('click', () => act({ key: action.key }));
    return button;
  });
  const more = make('summary', { 'aria-label': menu.desc ?? '更多操作' }, '···');
  return make('details.card-menu', {}, more, make('div', {}, ...items));
}

function drawImage(image) {
  return image?.url ? make('img.card-image', { src: image.url, alt: '' }) : null;
}

function drawTitles(card) {
  const { title, desc } = card.main_title ?? {};
  if (!title && !desc) return null;
  return make(
    'header',
    {},
    title ? make('h3.card-title', {}, cut(title, 36)) : null,
    desc ? make('p.card-desc', {}, cut(desc, 44)) : null,
  );
}

function drawEmphasis(emphasis) {
  if (!emphasis) return null;
  return make(
    'p.card-emphasis',
    {},
    make('strong', {}, cut(emphasis.title, 14)),
    make('span', {}, cut(emphasis.desc, 22)),
  );
}

function drawQuote(quote, act) {
  if (!quote || (!quote.title && !quote.quote_text)) return null;
  const words = [
    quote.title ? make('strong', {}, quote.title) : null,
    quote.quote_text ? make('span', {}, quote.quote_text) : null,
  ];
  if (!quote.type) return make('div.card-quote', {}, ...words);
  const button = make('button.card-quote', { type: 'button' }, ...words);
  button.addEventListener('click', () => act({ tap: 'quote' }));
  return button;
}

function drawLines(lines) {
  if (!lines?.length) return null;
  const items = lines.map((line) =>
    make('li', {}, make('strong', {}, cut(line.title, 38)), make('span', {}, cut(line.desc, 160))),
  );
  return make('ul.card-lines', {}, ...items);
}

function drawRows(rows) {
  if (!rows?.length) return null;
  const cells = rows.flatMap((row) => [
    make('dt', {}, cut(row.keyname, 5)),
    make('dd', {}, row.type === 1 ? drawLink(row.url, cut(row.value, 30)) : cut(row.value, 30)),
  ]);
  return make('dl.card-rows', {}, ...cells);
}

function drawJumps(jumps) {
  if (!jumps?.length) return null;
  const links = jumps.map((jump) =>
    make('li', {}, jump.type === 1 ? drawLink(jump.url, cut(jump.title, 18)) : cut(jump.title, 18)),
  );
  return make('ul.card-jumps', {}, ...links);
}

function drawLink(url, words) {
  return make('a', { href: webAddress(url), target: '_blank', rel: 'noopener' }, words);
}

function webAddress(url) {
  return /^https?:\/\//.test(url ?? '') ? url : 'about:blank';
}

function drawSelection(card, choice) {
  const menu = card.button_selection;
  if (!menu) return null;
  const chosen = choice.selected ?? menu.selected_id;
  const options = menu.option_list.map((option) =>
    make('option', { value: option.id, selected: option.id === chosen }, cut(option.text, 16)),
  );
  const select = make('select', { disabled: isGrey(card) || menu.disable === true }, ...options);
  select.addEventListener('change', () => {
    choice.selected = select.value;
  });
  return make('label.card-selection', {}, make('span', {}, menu.title ?? '请选择'), select);
}

function drawButtons(card, choice, act) {
  if (card.card_type !== 'button_interaction') return null;
  if (isGrey(card)) {
    return make(
      'div.card-buttons',
      {},
      make('button.grey', { type: 'button', disabled: true }, cut(card.replace_text, 10)),
    );
  }
  const buttons = (card.button_list ?? []).map((each) => drawButton(each, card, choice, act));
  return make('div.card-buttons', {}, ...buttons);
}

function drawButton(each, card, choice, act) {
  const button = make(
    `button.style-${each.style ?? 1}`,
    { type: 'button', 'data-key': each.key ?? '' },
    cut(each.text, 10),
  );
  button.addEventListener('click', () => {
    const selected = choice.selected ?? card.button_selection?.selected_id;
    const named = each.type === 1 ? { text: each.text } : { key: each.key };
    act({ ...named, ...(selected === undefined ? {} : { selected }) });
  });
  return button;
}

function isGrey(card) {
  return Boolean(card.replace_text);
}
