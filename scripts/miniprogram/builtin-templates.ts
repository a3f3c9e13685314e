/** What stands inside WeChat's own components. Tags that begin with `h5-` become plain elements of the page. */

function field(tag: string): string {
  const caught = ['input', 'focus', 'blur'].map((name) => `catch:${name}="on_${name}"`);
  // A key that is caught is not typed.
  const events = [...caught, 'bind:keydown="on_keydown"'];
  return `<h5-${tag} id="el" ${events.join(' ')} catch:change="on_nothing"></h5-${tag}>`;
}

/** The components that pages may use; another tag is a fault. */
export const BUILTIN_TEMPLATES: Readonly<Record<string, string>> = {
  view: '<slot/>',
  text: '<h5-span><slot/></h5-span>',
  button: '<slot/>',
  label: '<slot/>',
  form: '<slot/>',
  navigator: '<slot/>',
  picker: '<slot/>',
  image: '<h5-img id="el" alt="" catch:load="on_load" catch:error="on_error"/>',
  input: field('input'),
  textarea: field('textarea'),
  'scroll-view': '<h5-div id="el" class="mp-inner" catch:scroll="on_scroll"><slot/></h5-div>',
  switch: '<h5-div class="mp-knob"/>',
  'checkbox-group': '<slot/>',
  checkbox: '<h5-div class="mp-box"/><slot/>',
  'radio-group': '<slot/>',
  radio: '<h5-div class="mp-box"/><slot/>',
  progress: '<h5-div class="mp-bar" style="width:{{percent}}%"/>',
  slider: '<h5-input id="el" type="range" catch:input="on_input" catch:change="on_change"/>',
};
