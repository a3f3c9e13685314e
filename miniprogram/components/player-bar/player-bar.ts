/** Plays one recording: ▶, ten seconds back and on, where it is, how fast. Follows audio.ts by itself. */
import {
  audioNow,
  leaveAudio,
  playFrom,
  setSpeed,
  skip,
  toggle,
  watchAudio,
  type AudioView,
} from '../../audio';
import { canChangeSpeed } from '../../host';
import { noteHanded, PLACES, waitFor } from '../../pace';
import { isOnlyLater, playerView, SPEEDS } from '../../views/player';

const NO_RECORDING = '';

/** What ends each bar's following. */
const stops = new WeakMap<object, () => void>();

Component({
  properties: {
    /** '' = there is none, and `reason` says why. */
    recording: { type: String, value: NO_RECORDING },
    /** Seconds, as the API says. */
    length: { type: Number, value: 0 },
    /** Seconds from which it is played the first time. */
    start: { type: Number, value: 0 },
    /** 录音获取中, 未录音 …; '' = it can be played. */
    reason: { type: String, value: '' },
  },
  data: {
    player: playerView(audioNow(), NO_RECORDING, 0, 0),
    canChangeSpeed: false,
    isVisible: true,
    isDragging: false,
  },
  lifetimes: {
    attached() {
      this.setData({ canChangeSpeed: canChangeSpeed() });
      stops.set(
        this,
        watchAudio((view) => {
          this.follow(view);
        }),
      );
    },
    detached() {
      stops.get(this)?.();
      if (audioNow().recording === this.data.recording) leaveAudio();
    },
  },
  pageLifetimes: {
    show() {
      this.data.isVisible = true;
      this.follow(audioNow());
    },
    hide() {
      this.data.isVisible = false;
    },
  },
  observers: {
    'recording, length, start'() {
      this.follow(audioNow());
    },
  },
  methods: {
    follow(view: AudioView) {
      if (!this.data.isVisible || this.data.isDragging) return;
      const { recording, length, start } = this.data;
      const player = playerView(view, recording, length, start);
      if (JSON.stringify(player) === JSON.stringify(this.data.player)) return;
      // The place is told again in a moment; what the button does is shown at once.
      const now = Date.now();
      if (isOnlyLater(this.data.player, player) && waitFor(PLACES, now) > 0) return;
      noteHanded(now);
      this.setData({ player });
    },
    onToggle() {
      const { recording, length, start } = this.data;
      if (audioNow().recording === recording) toggle({ recording, length });
      else playFrom({ recording, length }, start);
    },
    onBack() {
      skip(-10);
    },
    onOn() {
      skip(10);
    },
    onDragging() {
      this.data.isDragging = true;
    },
    onPlace(event: Mini.Event<object, { readonly value: number }>) {
      this.data.isDragging = false;
      const { recording, length } = this.data;
      playFrom({ recording, length }, event.detail.value);
    },
    onSpeed() {
      const at = SPEEDS.indexOf(audioNow().speed);
      setSpeed(SPEEDS[(at + 1) % SPEEDS.length] ?? 1);
    },
  },
});
