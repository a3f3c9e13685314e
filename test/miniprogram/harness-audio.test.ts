/** The audio context of the frame plays, seeks and tells as a client's does, and is gone after destroy. */
import { expect, it } from '@jest/globals';
import type { Phone } from './support/browser.ts';
import { useSample } from './support/sample.ts';

const sample = useSample();

/** Waits for the event and forgets what came before it. */
const until = async (phone: Phone, event: string): Promise<void> => {
  await phone.page.waitForFunction(
    (name) => (window.harness.callPage('readDiary') as string[]).includes(name),
    event,
  );
};
const at = async (phone: Phone): Promise<number> => (await phone.ask('audio'))[0]?.at ?? -1;

it('starts where it is told, seeks, pauses, stops, and releases', async () => {
  const phone = await sample.open();
  await phone.callPage('play', 8);
  await until(phone, 'onPlay');
  await phone.page.waitForFunction(() => (window.harness.audio()[0]?.at ?? 0) > 8.05);
  expect(await at(phone)).toBeLessThan(9.5);
  expect(await phone.ask('audio')).toMatchObject([{ src: '/frame/media/tone.wav', playing: true }]);

  await phone.callPage('seek', 15);
  await until(phone, 'onSeeked');
  expect(Math.abs((await at(phone)) - 15)).toBeLessThan(0.5);

  await phone.callPage('sound', 'pause');
  await until(phone, 'onPause');
  expect(await phone.ask('audio')).toMatchObject([{ playing: false }]);

  await phone.callPage('sound', 'stop');
  await until(phone, 'onStop');
  expect(await at(phone)).toBe(0);

  await phone.callPage('seek', 19.7);
  await phone.callPage('sound', 'play');
  await until(phone, 'onEnded');

  await phone.callPage('sound', 'destroy');
  expect(await phone.ask('audio')).toEqual([]);
  expect(await phone.failures()).toEqual([]);
  await phone.callPage('sound', 'play');
  expect(await phone.failures()).toEqual(['an audio context is used after destroy()']);
});

it('asks the product for ranges', async () => {
  const phone = await sample.open();
  await phone.callPage('play', 0);
  await until(phone, 'onPlay');
  expect(sample.house().asked).toContainEqual(
    expect.stringMatching(/^GET \/media\/tone\.wav bytes=/),
  );
});

it.each([
  ['ios', []],
  ['win', ['InnerAudioContext.playbackRate is not known']],
] as const)('changes the speed where the client can: %s', async (profile, failures) => {
  const phone = await sample.open({ profile });
  await phone.callPage('play', 0);
  await phone.callPage('speed', 1.5);
  expect(await phone.failures()).toEqual(failures);
});
