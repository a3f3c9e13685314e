/** One call: who, what was said, what is to be done. */
import type { CallColleagues, CallPage } from '../../../server/http/contract/answers';
import { get } from '../../api';
import { leaveAudio, watchAudio } from '../../audio';
import { dropDraft, keepDraft, readDraft } from '../../drafts';
import { open, type Query } from '../../links';
import { createListener, SILENT, type Listener, type Listening } from '../../listening';
import { MARKS, paced } from '../../pace';
import { shownPage, type Watch } from '../../page';
import { viewCall } from '../../views/call-detail';
import { shownParts, valueOf, type Part, type Typed } from '../../views/call-edit';
import { keyOf, type Fact } from '../../views/call-facts';
import type { Heard } from '../../views/call-talk';
import type { Choice } from '../../views/choices';
import { WINDOW } from '../../views/sentences';
import { queryText } from '../../wire';

interface Editing {
  readonly key: string;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly removable: boolean;
}

const NOBODY: readonly Choice[] = [];
const NOTHING: Editing = { key: '', title: '', parts: [], removable: false };

/** What each open page listens with, and what ends it. */
const listeners = new WeakMap<object, Listener>();
const stops = new WeakMap<object, () => void>();

/** A door of the call, answering with the part of its text that is drawn. */
function doorOf({ id, from, at }: Query, door = ''): string {
  const part = queryText({ sentences: WINDOW, from, at: from === undefined ? at : undefined });
  return `/api/calls/${encodeURIComponent(id ?? '')}${door}${part}`;
}

/** Done or moved elsewhere, its line here is another one. */
function tasksOf(body: CallPage | null): readonly Watch[] {
  const watches: Watch[] = [];
  for (const one of [body?.callBack, body?.digest?.todo]) {
    if (one) watches.push({ kind: 'todo', id: decodeURIComponent(one.path.replace(/^.*id=/, '')) });
  }
  return watches;
}

function factOf(body: CallPage | null, key: string): Fact | null {
  return body?.digest?.insight?.facts.find((one) => keyOf(one) === key) ?? null;
}

Page(
  shownPage({
    path: (query) => doorOf(query),
    view: viewCall,
    watches: ({ id }, body) => [{ kind: 'call', id }, ...tasksOf(body)],
    data: { ...SILENT, course: false, colleagues: NOBODY, choosing: false, editing: NOTHING },
    opened() {
      const draw = paced<Listening>((patch) => {
        this.shown.draw(patch);
      }, MARKS);
      const listener = createListener({ shown: this.shown, draw });
      listeners.set(this, listener);
      stops.set(this, watchAudio(listener.heard));
    },
    drawn() {
      const at = Number(this.shown.query()['at'] ?? Number.NaN);
      listeners.get(this)?.drawn(Number.isFinite(at) ? at : null);
    },
    reached() {
      listeners.get(this)?.later();
    },
    left() {
      stops.get(this)?.();
      leaveAudio();
    },
    on: {
      onPageScroll() {
        listeners.get(this)?.scrolled();
      },
      onSentence(event: Mini.Event<object, { readonly n: number }>) {
        listeners.get(this)?.play(event.detail.n);
      },
      onEvidence(event: Mini.Event<object, { readonly n: number; readonly heard: Heard | null }>) {
        listeners.get(this)?.open(event.detail);
      },
      onBack() {
        listeners.get(this)?.back();
      },
      onEarlier() {
        listeners.get(this)?.earlier();
      },
      onLater() {
        listeners.get(this)?.later();
      },
      onHeld() {
        listeners.get(this)?.held();
      },
      onOurs() {
        listeners.get(this)?.ours();
      },
      onTouch() {
        listeners.get(this)?.touched();
      },

      press(action: string, target: string | null, name: string) {
        const { shown } = this;
        const act = shown.body()?.press?.acts.find(({ key }) => key === action);
        if (act === undefined) return;
        const { text, confirm } = act;
        const title = name === '' ? text : `${text} ${name}`;
        shown.start({
          name: action,
          path: doorOf(shown.query(), '/press').replace(/\?.*$/, ''),
          body: { action, target },
          ...(confirm !== null && { ask: { title, text: confirm, action: text } }),
          done: (body: CallPage) => {
            shown.show(body);
          },
          conflict: (current) => {
            // The state of a 409 is the page that is true now.
            shown.show(current as CallPage);
          },
          isDone: () => shown.body()?.press?.acts.every(({ key }) => key !== action) ?? true,
        });
      },
      onPress(event: Mini.Event<{ readonly key: string }>) {
        const { key } = event.currentTarget.dataset;
        if (key === 'transfer') void this.choose();
        else this.press(key, null, '');
      },
      async choose() {
        const { id } = this.shown.query();
        const answer = await get<CallColleagues>(
          `/api/calls/${encodeURIComponent(id ?? '')}/colleagues`,
        );
        if (!answer.ok) {
          this.shown.say(answer.message, 'failed');
          return;
        }
        const colleagues = answer.body.colleagues.map((one) => ({
          ...{ id: one.id, name: one.name, note: one.status },
        }));
        this.setData({ colleagues, choosing: true });
      },
      onChoose(event: Mini.Event<object, { readonly id: string }>) {
        const { id } = event.detail;
        const name = this.data.colleagues.find((one) => one.id === id)?.name ?? '';
        this.setData({ choosing: false });
        this.press('transfer', id, name);
      },
      onCloseChoice() {
        this.setData({ choosing: false });
      },

      /** Of the caller, and of facts: each is answered with the page as it then is. */
      change(name: string, door: string, body: object) {
        const { shown } = this;
        shown.start({
          name,
          path: doorOf(shown.query(), door),
          body,
          done: (page: CallPage) => {
            if (this.data.editing.key === name) this.closeSheet(name);
            shown.show(page);
          },
        });
      },
      onThem(event: Mini.Event<{ readonly index: number }>) {
        const candidate = event.currentTarget.dataset.index;
        this.change(`candidate-${candidate}`, '/confirm', { candidate });
      },
      onNobody() {
        this.change('reject', '/reject', {});
      },
      onUndoCaller() {
        this.change('undo', '/undo', {});
      },

      onRight(event: Mini.Event<object, { readonly key: string }>) {
        const fact = factOf(this.shown.body(), event.detail.key);
        if (fact === null) return;
        const { field, id, edit } = fact;
        this.change(keyOf(fact), '/facts', { field, fact: id, value: valueOf(edit, {}) });
      },
      onEdit(event: Mini.Event<object, { readonly key: string }>) {
        const { key } = event.detail;
        const fact = factOf(this.shown.body(), key);
        if (fact === null) return;
        const parts = shownParts(fact.edit, readDraft('fact', this.draftOf(key)));
        this.setData({ editing: { key, title: fact.label, parts, removable: fact.id !== null } });
      },
      draftOf(key: string): string {
        return `${this.shown.query()['id'] ?? ''}:${key}`;
      },
      onTyped(event: Mini.Event<object, { readonly typed: Typed }>) {
        keepDraft('fact', this.draftOf(this.data.editing.key), event.detail.typed);
      },
      onSave(event: Mini.Event<object, { readonly typed: Typed }>) {
        const { key, parts } = this.data.editing;
        const fact = factOf(this.shown.body(), key);
        if (fact === null) return;
        const value = valueOf(parts, event.detail.typed);
        this.change(key, '/facts', { field: fact.field, fact: fact.id, value });
      },
      onRemove() {
        const { key } = this.data.editing;
        const fact = factOf(this.shown.body(), key);
        if (fact !== null)
          this.change(key, '/facts', { field: fact.field, fact: fact.id, value: null });
      },
      closeSheet(key: string) {
        dropDraft('fact', this.draftOf(key));
        this.setData({ editing: NOTHING });
      },
      onCloseSheet() {
        this.setData({ editing: NOTHING });
      },
      onUndoFact(event: Mini.Event<object, { readonly key: string }>) {
        const { key } = event.detail;
        const correction = factOf(this.shown.body(), key)?.correction?.id;
        if (correction !== undefined) this.change(key, '/facts/undo', { correction });
      },

      onCourse() {
        this.setData({ course: !this.data.course });
      },
      onTodo(event: Mini.Event<{ readonly path: string }>) {
        open(event.currentTarget.dataset.path);
      },
      onCustomer() {
        const path = this.data.view?.who.customer ?? '';
        if (path !== '') open(path);
      },
      onPassport() {
        open(`pages/call/passport?id=${encodeURIComponent(this.shown.query()['id'] ?? '')}`);
      },
    },
  }),
);
