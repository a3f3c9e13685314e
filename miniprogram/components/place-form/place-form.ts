/** Where somebody goes who is 外出 already: one line, or one of the last places by one tap. Pages §2. */
import { dropDraft, keepDraft, readDraft } from '../../drafts';
import { keepOwn, readOwn } from '../../storage';
import { PLACE_LENGTH, readPlaces, withPlace } from '../../views/places';

const NONE: readonly string[] = [];
const PLACES = 'places';

Component({
  properties: {
    hint: { type: String, value: '' },
    /** Name of its act, see acting.ts. */
    name: { type: String, value: '' },
    busy: { type: String, value: '' },
  },
  data: { words: '', places: NONE, most: PLACE_LENGTH },
  lifetimes: {
    attached() {
      const words = readDraft('place', 'own')?.['words'] ?? '';
      this.setData({ words, places: readPlaces(readOwn(PLACES)) });
    },
  },
  methods: {
    onWords(event: Mini.Event<object, { readonly value: string }>) {
      const words = event.detail.value;
      this.setData({ words });
      keepDraft('place', 'own', { words });
    },
    onSave() {
      this.save(this.data.words);
    },
    onPlace(event: Mini.Event<{ readonly place: string }>) {
      this.save(event.currentTarget.dataset.place);
    },
    onSkip() {
      dropDraft('place', 'own');
      this.triggerEvent('skip');
    },
    save(words: string) {
      const place = words.trim();
      if (place === '' || this.data.busy !== '') return;
      keepOwn(PLACES, withPlace(readPlaces(readOwn(PLACES)), place));
      this.triggerEvent('place', { place });
    },
  },
});
