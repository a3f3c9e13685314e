/** Boxes, words, pictures and buttons. */
import type { Component } from '../easel.ts';
import { FIELDS } from './fields.ts';
import { around, emit, inner, within, type Builtin } from './shape.ts';

const hover = {
  hoverClass: String,
  hoverStopPropagation: Boolean,
  hoverStartTime: Number,
  hoverStayTime: Number,
};

const FITS: Readonly<Record<string, string>> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
};

function setPicture(of: Component): void {
  const image = inner(of, HTMLImageElement);
  const src = String(of.data['src']);
  const isElsewhere = /^(https?:|data:|blob:)/.test(src);
  if (src === '') image.removeAttribute('src');
  else image.src = isElsewhere ? src : `static/${src.replace(/^\//, '')}`;
  image.style.objectFit = FITS[String(of.data['mode'])] ?? 'none';
}

function scrolled(of: Component): void {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = inner(of, HTMLElement);
  emit(of, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 });
  const isLow = scrollTop + clientHeight >= scrollHeight - Number(of.data['lowerThreshold']);
  if (isLow && !low.has(of)) emit(of, 'scrolltolower', { direction: 'bottom' });
  if (isLow) low.add(of);
  else low.delete(of);
}

/** Scrolling areas that have told that they are at their end. */
const low = new WeakSet<Component>();

function scrollTo(of: Component, id: unknown): void {
  if (typeof id !== 'string' || id === '') return;
  setTimeout(() => {
    const box = inner(of, HTMLElement);
    const target = box.querySelector(`#${CSS.escape(id)}`);
    if (target)
      box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top;
  });
}

function submit(form: Component): void {
  const value: Record<string, unknown> = {};
  for (const { is, data } of within(form, ['input', 'textarea', 'switch', 'picker'])) {
    const name = String(data['name']);
    if (name !== '') value[name] = is === 'builtin/switch' ? data['checked'] : data['value'];
  }
  emit(form, 'submit', { value });
}

type Go = (options: { url?: string; delta?: number }) => unknown;
const MOVES: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

/** All built-in components; `wx` is what a navigator moves with. */
export function builtins(
  wx: () => Readonly<Record<string, Go>>,
): Readonly<Record<string, Builtin>> {
  return {
    ...FIELDS,
    view: { properties: hover },
    text: {
      properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
    },
    button: {
      properties: {
        ...hover,
        type: String,
        size: String,
        plain: Boolean,
        disabled: Boolean,
        loading: Boolean,
        formType: String,
        openType: String,
      },
      tap(of) {
        const form = around(of, 'form');
        if (!form) return;
        if (of.data['formType'] === 'submit') submit(form);
        if (of.data['formType'] === 'reset') emit(form, 'reset');
      },
    },
    image: {
      properties: {
        src: String,
        mode: { type: String, value: 'scaleToFill' },
        lazyLoad: Boolean,
        showMenuByLongpress: Boolean,
      },
      observers: { src: setPicture, mode: setPicture },
      attached: setPicture,
      methods: {
        on_load(of) {
          const { naturalWidth: width, naturalHeight: height } = inner(of, HTMLImageElement);
          emit(of, 'load', { width, height });
        },
        on_error: (of) => {
          emit(of, 'error', { errMsg: 'load failed' });
        },
      },
    },
    'scroll-view': {
      properties: {
        scrollX: Boolean,
        scrollY: Boolean,
        scrollTop: Number,
        scrollLeft: Number,
        scrollIntoView: String,
        scrollWithAnimation: Boolean,
        enableFlex: Boolean,
        upperThreshold: { type: Number, value: 50 },
        lowerThreshold: { type: Number, value: 50 },
        enableBackToTop: Boolean,
        refresherEnabled: Boolean,
        refresherTriggered: Boolean,
      },
      observers: {
        scrollTop: (of, to) => {
          inner(of, HTMLElement).scrollTop = Number(to);
        },
        scrollLeft: (of, to) => {
          inner(of, HTMLElement).scrollLeft = Number(to);
        },
        scrollIntoView: scrollTo,
      },
      methods: { on_scroll: scrolled },
    },
    navigator: {
      properties: {
        ...hover,
        url: String,
        openType: { type: String, value: 'navigate' },
        delta: { type: Number, value: 1 },
      },
      tap(of) {
        const { openType, url, delta } = of.data;
        wx()[MOVES[String(openType)] ?? '']?.({ url: String(url), delta: Number(delta) });
      },
    },
    form: { properties: { reportSubmit: Boolean } },
    label: {
      properties: { for: String },
      tap(of, event) {
        const [target] = within(of, ['checkbox', 'radio', 'switch']);
        if (target && event.target !== target) {
          FIELDS[(target.is ?? '').replace('builtin/', '')]?.tap?.(target, event);
        }
      },
    },
    progress: {
      properties: {
        percent: Number,
        strokeWidth: Number,
        activeColor: String,
        backgroundColor: String,
        active: Boolean,
        showInfo: Boolean,
      },
    },
  };
}
