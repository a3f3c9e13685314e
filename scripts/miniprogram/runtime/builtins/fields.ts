/** Fields that people fill in. */
import type { Component } from '../easel.ts';
import { askSheet } from '../sheets.ts';
import { around, emit, inner, within, type Builtin } from './shape.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

function fieldIn(of: Component): Field {
  const isArea = of.is === 'builtin/textarea';
  return isArea ? inner(of, HTMLTextAreaElement) : inner(of, HTMLInputElement);
}

/** What a keyboard of a phone offers for a kind of field. */
const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal' };

function setKind(of: Component): void {
  const element = fieldIn(of);
  if (!(element instanceof HTMLInputElement)) return;
  element.type = of.data['password'] === true ? 'password' : 'text';
  element.inputMode = KEYBOARDS[String(of.data['type'])] ?? 'text';
}

function setValue(of: Component, value: unknown): void {
  const element = fieldIn(of);
  const words = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (element.value !== words) element.value = words;
}

function setLength(of: Component, most: unknown): void {
  const element = fieldIn(of);
  if (typeof most === 'number' && most >= 0) element.maxLength = most;
  else element.removeAttribute('maxlength');
}

const field: Builtin = {
  properties: {
    value: String,
    placeholder: String,
    type: { type: String, value: 'text' },
    password: Boolean,
    disabled: Boolean,
    maxlength: { type: Number, value: 140 },
    focus: Boolean,
    name: String,
    placeholderStyle: String,
    placeholderClass: String,
    confirmType: String,
    confirmHold: Boolean,
    autoHeight: Boolean,
    showConfirmBar: Boolean,
    cursorSpacing: Number,
    adjustPosition: Boolean,
    fixed: Boolean,
  },
  observers: {
    value: setValue,
    placeholder: (of, words) => {
      fieldIn(of).placeholder = String(words);
    },
    disabled: (of, is) => {
      fieldIn(of).disabled = is === true;
    },
    maxlength: setLength,
    type: setKind,
    password: setKind,
    focus: (of, is) => {
      if (is === true) inner(of, HTMLElement).focus();
    },
  },
  attached(of) {
    const { value, placeholder, disabled, maxlength, focus } = of.data;
    const element = fieldIn(of);
    setValue(of, value);
    element.placeholder = String(placeholder);
    element.disabled = disabled === true;
    element.setAttribute('aria-label', String(of.data['ariaLabel'] ?? placeholder));
    setLength(of, maxlength);
    setKind(of);
    if (focus === true) element.focus();
  },
  methods: {
    on_input(of) {
      const { value, selectionStart: cursor } = fieldIn(of);
      of.setData({ value });
      emit(of, 'input', { value, cursor });
    },
    on_focus: (of) => {
      emit(of, 'focus', { value: fieldIn(of).value, height: 0 });
    },
    on_blur: (of) => {
      emit(of, 'blur', { value: fieldIn(of).value });
    },
    on_keydown(of, { detail }) {
      if (detail.key === 'Enter') emit(of, 'confirm', { value: fieldIn(of).value });
    },
    on_nothing: () => undefined,
  },
};

function toggle(of: Component): boolean {
  if (of.data['disabled'] === true) return false;
  of.setData({ checked: of.data['checked'] !== true });
  return true;
}

const choice = { value: String, checked: Boolean, disabled: Boolean, color: String, name: String };

function pick(of: Component): void {
  const { mode, range, rangeKey, value, disabled } = of.data;
  if (disabled === true) return;
  if (mode === 'date' || mode === 'time') {
    pickMoment(of, mode, String(value));
    return;
  }
  const items = (range as unknown[]).map((one) =>
    String(rangeKey === '' ? one : (one as Record<string, unknown>)[String(rangeKey)]),
  );
  void askSheet(items).then((index) => {
    if (index === null) emit(of, 'cancel');
    else {
      of.setData({ value: index });
      emit(of, 'change', { value: String(index) });
    }
  });
}

function pickMoment(of: Component, mode: 'date' | 'time', value: string): void {
  const input = document.createElement('input');
  input.className = 'mp-moment';
  input.type = mode;
  input.value = value;
  input.addEventListener('change', () => {
    input.remove();
    of.setData({ value: input.value });
    emit(of, 'change', { value: input.value });
  });
  document.body.append(input);
  input.focus();
}

export const FIELDS: Readonly<Record<string, Builtin>> = {
  input: field,
  textarea: field,
  switch: {
    properties: { ...choice, type: String },
    observers: {
      color: (of, color) => {
        of.getBackendElement()?.style.setProperty('--mp-on', String(color));
      },
    },
    tap(of) {
      if (toggle(of)) emit(of, 'change', { value: of.data['checked'] });
    },
  },
  picker: {
    properties: {
      mode: { type: String, value: 'selector' },
      range: Array,
      rangeKey: String,
      value: { type: null, value: 0 },
      disabled: Boolean,
      start: String,
      end: String,
      fields: String,
      headerText: String,
      name: String,
    },
    tap: pick,
  },
  'checkbox-group': { properties: { name: String } },
  checkbox: {
    properties: choice,
    tap(of) {
      const group = around(of, 'checkbox-group');
      if (!toggle(of) || !group) return;
      const chosen = within(group, ['checkbox']).filter(({ data }) => data['checked'] === true);
      emit(group, 'change', { value: chosen.map(({ data }) => data['value']) });
    },
  },
  'radio-group': { properties: { name: String } },
  radio: {
    properties: choice,
    tap(of) {
      const group = around(of, 'radio-group');
      if (of.data['disabled'] === true || of.data['checked'] === true) return;
      for (const one of group ? within(group, ['radio']) : []) one.setData({ checked: one === of });
      of.setData({ checked: true });
      if (group) emit(group, 'change', { value: of.data['value'] });
    },
  },
  slider: {
    properties: {
      min: { type: Number, value: 0 },
      max: { type: Number, value: 100 },
      step: { type: Number, value: 1 },
      value: { type: Number, value: 0 },
      disabled: Boolean,
      showValue: Boolean,
      activeColor: String,
      backgroundColor: String,
      blockSize: Number,
    },
    observers: {
      value: (of, value) => {
        inner(of, HTMLInputElement).value = String(value);
      },
      max: (of, max) => {
        inner(of, HTMLInputElement).max = String(max);
      },
    },
    attached(of) {
      for (const name of ['min', 'max', 'step', 'value'] as const) {
        inner(of, HTMLInputElement)[name] = String(of.data[name]);
      }
    },
    methods: {
      on_input: (of) => {
        emit(of, 'changing', { value: inner(of, HTMLInputElement).valueAsNumber });
      },
      on_change: (of) => {
        emit(of, 'change', { value: inner(of, HTMLInputElement).valueAsNumber });
      },
    },
  },
};
