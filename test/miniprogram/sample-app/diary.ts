/** Writes down the lifecycles of a page. */
import type { SampleApp } from './app';

export function note(words: string): void {
  getApp<SampleApp>().diary.push(words);
}

/** The diary since it was last read. */
export function readDiary(): string[] {
  return getApp<SampleApp>().diary.splice(0);
}
