import { ask, byId, make, shortTime } from './dom.js';

/** The list of people on the left: last line, unread marks, and who is chosen. */

const SEEN_KEY = 'standin-seen';
const COOKIE = 'standin_person';
const seen = new Map(Object.entries(JSON.parse(sessionStorage.getItem(SEEN_KEY) ?? '{}')));

let people = [];
let chosen = null;
let whenChosen = () => {};

/** The person whose chat is open, or null. */
export function chosenPerson() {
  return chosen;
}

/** The Chinese name of a userid, or the userid itself. */
export function nameOf(userid) {
  return people.find((person) => person.userid === userid)?.name ?? userid ?? '';
}

/** Whose mobile this is, or the number itself. */
export function nameOfMobile(number) {
  return people.find(({ mobile }) => mobile === number)?.name ?? number;
}

/** A sentence with known userids replaced by names. */
export function withNames(sentence) {
  return people.reduce((text, { userid, name }) => text.replaceAll(userid, name), sentence);
}

/** Prepares the list; `onChoose(person)` runs whenever another person is chosen. */
export function startPeople(onChoose) {
  whenChosen = onChoose;
  byId('people-filter').addEventListener('input', draw);
}

/** Fetches the list again and redraws it. Returns the server's business time. */
export async function refreshPeople() {
  const answer = await ask('/page/people');
  people = answer.people;
  document.body.classList.toggle('no-mini', !answer.miniprogram);
  if (chosen === null && people.length > 0) {
    const remembered = document.cookie.match(/standin_person=([^;]+)/)?.[1];
    const first = people.find((person) => person.userid === decodeURIComponent(remembered ?? ''));
    choose(first ?? people[0]);
  }
  markSeen();
  draw();
  return answer.now;
}

function choose(person) {
  chosen = person;
  document.cookie = `${COOKIE}=${encodeURIComponent(person.userid)}; path=/; samesite=lax`;
  markSeen();
  draw();
  whenChosen(person);
}

function markSeen() {
  const current = people.find((person) => person.userid === chosen?.userid);
  if (!current || document.hidden) return;
  seen.set(current.userid, current.total);
  sessionStorage.setItem(SEEN_KEY, JSON.stringify(Object.fromEntries(seen)));
}

function unreadOf(person) {
  const before = Number(seen.get(person.userid) ?? 0);
  return before > person.total ? person.total : person.total - before;
}

function draw() {
  const filter = byId('people-filter').value.trim().toLowerCase();
  const fits = (person) => `${person.name} ${person.userid}`.toLowerCase().includes(filter);
  byId('people-list').replaceChildren(...people.filter(fits).map(drawPerson));
  const unread = people.reduce((sum, person) => sum + unreadOf(person), 0);
  const tab = byId('tab-unread');
  tab.hidden = unread === 0;
  tab.textContent = String(unread);
}

function drawPerson(person) {
  const unread = unreadOf(person);
  const button = make(
    'button.person',
    { type: 'button', 'data-userid': person.userid },
    drawFace(person),
    make(
      'span.person-words',
      {},
      make('span.person-name', {}, person.name),
      make('span.person-last', {}, person.last?.text ?? '暂无消息'),
    ),
    make(
      'span.person-side',
      {},
      make('time', {}, person.last ? shortTime(person.last.at) : ''),
      unread > 0 ? make('b.unread', {}, unread > 99 ? '99+' : String(unread)) : null,
    ),
  );
  if (person.userid === chosen?.userid) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => {
    choose(person);
    document.body.dataset.view = 'chat';
  });
  return make('li', {}, button);
}

/** A coloured square with the telling part of the name, as a stand-in for a portrait. */
export function drawFace(person) {
  const sum = [...person.userid].reduce((total, letter) => total + letter.codePointAt(0), 0);
  const latin = /[A-Za-z0-9]+$/.exec(person.name)?.[0];
  const short = latin ?? [...person.name].slice(0, 2).join('');
  return make(`span.face.tone-${sum % 6}`, { 'aria-hidden': 'true' }, short);
}
