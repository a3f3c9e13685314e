/** What the client lays over a page: toasts, questions and lists to choose from. */

let toast: HTMLElement | undefined;
let fading: ReturnType<typeof setTimeout> | undefined;

export interface Toast {
  readonly title: string;
  readonly icon: 'success' | 'error' | 'loading' | 'none';
  /** Null = until it is hidden. */
  readonly lastsMs: number | null;
}

const SIGNS = { success: '✓', error: '✕', loading: '◌', none: '' } as const;

export function showToast({ title, icon, lastsMs }: Toast): void {
  hideToast();
  toast = document.createElement('div');
  toast.className = 'mp-toast';
  toast.setAttribute('role', 'status');
  const sign = document.createElement('span');
  sign.className = icon === 'loading' ? 'mp-sign mp-turning' : 'mp-sign';
  sign.textContent = SIGNS[icon];
  if (icon !== 'none') toast.append(sign);
  toast.append(title);
  document.body.append(toast);
  if (lastsMs !== null) fading = setTimeout(hideToast, lastsMs);
}

export function hideToast(): void {
  clearTimeout(fading);
  toast?.remove();
  toast = undefined;
}

/** A list to choose from; null when it is cancelled. */
export function askSheet(items: readonly string[]): Promise<number | null> {
  return new Promise((done) => {
    const sheet = document.createElement('div');
    sheet.className = 'mp-sheet';
    const mask = cover(sheet);
    [...items, '取消'].forEach((words, index) => {
      sheet.append(
        button(words, mask, () => {
          done(index < items.length ? index : null);
        }),
      );
    });
  });
}

export interface Question {
  readonly title: string;
  readonly content: string;
  readonly cancelText: string | null;
  readonly confirmText: string;
  readonly editable: boolean;
  readonly placeholder: string;
}

export interface Answer {
  readonly confirm: boolean;
  readonly cancel: boolean;
  readonly content?: string;
}

/** A question with one or two answers. */
export function askModal(question: Question): Promise<Answer> {
  return new Promise((done) => {
    const box = document.createElement('div');
    box.className = 'mp-dialog';
    box.append(part('h3', question.title), part('p', question.content));
    const input = document.createElement('textarea');
    input.placeholder = question.placeholder;
    if (question.editable) box.append(input);
    const foot = document.createElement('footer');
    box.append(foot);
    const mask = cover(box);
    mask.setAttribute('role', 'dialog');
    const answer = (confirm: boolean) => (): void => {
      const content = question.editable && confirm ? { content: input.value } : {};
      done({ confirm, cancel: !confirm, ...content });
    };
    if (question.cancelText !== null) foot.append(button(question.cancelText, mask, answer(false)));
    foot.append(button(question.confirmText, mask, answer(true)));
  });
}

function cover(inside: HTMLElement): HTMLElement {
  const mask = document.createElement('div');
  mask.className = 'mp-mask';
  mask.append(inside);
  document.body.append(mask);
  return mask;
}

/** The click that a browser makes up after the opening touch may not choose anything: a pointer must go down first. */
function button(words: string, mask: HTMLElement, then: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = words;
  let isArmed = false;
  mask.addEventListener(
    'pointerdown',
    () => {
      isArmed = true;
    },
    true,
  );
  element.addEventListener('click', () => {
    if (!isArmed) return;
    mask.remove();
    then();
  });
  return element;
}

function part(tag: string, words: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = words;
  element.hidden = words === '';
  return element;
}
