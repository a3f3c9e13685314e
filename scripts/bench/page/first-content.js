/** Runs before the frame: holds the launch until it is asked for, and tells when its first content was painted. */
let launch;
let bundle;

// The frame's own script sets it, the app's calls it.
Object.defineProperty(window, 'startFrame', {
  get: () => (given) => {
    bundle = given;
  },
  set: (given) => {
    launch = given;
  },
});

/**
 * Launches the app. Resolves with the milliseconds until these words were painted on its page; rejects with what stands
 * there when they did not come within `most` milliseconds.
 */
window.firstContent = (words, most) =>
  new Promise((resolve, reject) => {
    const shown = () => document.querySelector('.mp-page:not([hidden])')?.textContent ?? '';
    const began = performance.now();
    const watcher = new MutationObserver(() => {
      if (!shown().includes(words)) return;
      watcher.disconnect();
      // The task after the next frame finds it painted.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
    setTimeout(() => reject(new Error(`no ${words} in: ${shown()}`)), most);
    launch(bundle);
  });
