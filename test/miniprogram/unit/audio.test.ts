/** The player: where it begins, one renewal, one context alive, silence when left. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openClient, settle, type FakePlayer, type FakeWx, type Reply } from './fake-wx';

const SOUND = { recording: 'rec 1', length: 360 };
let wx: FakeWx;
let tickets: number;
const player = (): FakePlayer => {
  const found = wx.players[wx.players.length - 1];
  if (found === undefined) throw new Error('there is no player');
  return found;
};

function serveTickets(reply?: Reply): void {
  wx.serve(({ path }) => {
    if (path === '/api/session') return { status: 200, data: { token: 'new', expiresAt: '' } };
    tickets += 1;
    return reply ?? { status: 200, data: { url: `/media/t${tickets}.wav`, seconds: 7200 } };
  });
}

async function openAudio() {
  const audio = await import('../../../miniprogram/audio');
  const states: string[] = [];
  audio.watchAudio(({ state }) => {
    if (states[states.length - 1] !== state) states.push(state);
  });
  return { ...audio, states };
}

/** The client's player is at a place and says so. */
function reach(seconds: number): void {
  player().currentTime = seconds;
  player().tell('TimeUpdate');
}

beforeEach(() => {
  jest.useFakeTimers();
  wx = openClient();
  tickets = 0;
  serveTickets();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('playing', () => {
  it('asks for a ticket and begins where it is told', async () => {
    const { playFrom, audioNow, states } = await openAudio();
    playFrom(SOUND, 134);
    await settle();
    expect(wx.sent[wx.sent.length - 1]).toMatchObject({
      method: 'POST',
      path: '/api/recordings/rec%201/ticket',
    });
    expect(player()).toMatchObject({
      startTime: 134,
      src: 'https://callpop.example.com/media/t1.wav',
      paused: false,
    });
    reach(134.1);
    expect(player().seeks).toEqual([]);
    expect(states).toEqual(['idle', 'loading', 'playing']);
    expect(audioNow().length).toBe(360);
  });

  it('is sent there again where a client ignores startTime, then believed', async () => {
    const { playFrom, audioNow } = await openAudio();
    playFrom(SOUND, 134);
    await settle();
    for (const seconds of [0.2, 0.4, 0.6, 0.8]) reach(seconds);
    expect(player().seeks).toEqual([134, 134]);
    expect(audioNow().state).toBe('playing');
  });

  it('jumps in the same recording without another ticket', async () => {
    const { playFrom } = await openAudio();
    playFrom(SOUND, 0);
    await settle();
    playFrom(SOUND, 200);
    await settle();
    expect([tickets, wx.players.length]).toEqual([1, 1]);
    expect(player().seeks).toEqual([200]);
  });

  it('stays inside of the recording', async () => {
    const { playFrom, skip, audioNow } = await openAudio();
    playFrom(SOUND, 355);
    await settle();
    skip(10);
    expect(audioNow().position).toBe(360);
    playFrom(SOUND, 3);
    skip(-10);
    expect(audioNow().position).toBe(0);
  });

  it('renews its ticket once after an error and keeps its place', async () => {
    const { playFrom, audioNow } = await openAudio();
    playFrom(SOUND, 100);
    await settle();
    reach(100);
    jest.advanceTimersByTime(300);
    reach(120);
    player().tell('Error');
    await settle();
    expect(tickets).toBe(2);
    expect(player()).toMatchObject({
      startTime: 120,
      src: expect.stringContaining('/media/t2.wav'),
    });
    player().tell('Error');
    await settle();
    expect(tickets).toBe(2);
    expect(audioNow()).toMatchObject({ state: 'failed', line: '录音无法播放，请稍后重试' });
  });

  it('has one player alive, whatever is played after what', async () => {
    const { playFrom } = await openAudio();
    playFrom(SOUND, 0);
    await settle();
    playFrom({ recording: 'rec 2', length: 20 }, 0);
    await settle();
    expect(wx.players.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false]);
  });

  it('plays only what was wished last, however late the tickets come', async () => {
    wx.serve(({ path }) =>
      path === '/api/session' ? { status: 200, data: { token: 'new', expiresAt: '' } } : 'held',
    );
    const { playFrom } = await openAudio();
    playFrom(SOUND, 0);
    playFrom({ recording: 'rec 2', length: 20 }, 5);
    await settle();
    wx.answerHeld(200, { url: '/media/one.wav', seconds: 1 });
    wx.answerHeld(200, { url: '/media/two.wav', seconds: 1 });
    await settle();
    expect(wx.players.map(({ src }) => src)).toEqual(['https://callpop.example.com/media/two.wav']);
  });

  it('pauses when the program is hidden, also while it still waits for its ticket', async () => {
    const { playFrom, pauseAudio, toggle, audioNow } = await openAudio();
    playFrom(SOUND, 50);
    pauseAudio();
    await settle();
    expect(wx.players).toEqual([]);
    expect(audioNow()).toMatchObject({ state: 'paused', position: 50 });
    toggle(SOUND);
    await settle();
    expect(player().startTime).toBe(50);
    pauseAudio();
    expect(player().paused).toBe(true);
  });

  it('gives the player back when it is left', async () => {
    const { playFrom, leaveAudio, audioNow } = await openAudio();
    playFrom(SOUND, 0);
    await settle();
    leaveAudio();
    expect(player().isDestroyed).toBe(true);
    expect(audioNow().state).toBe('idle');
  });

  it('says in the words of the server why it may not be heard', async () => {
    serveTickets({
      status: 403,
      data: {
        code: 'call_forbidden',
        message: '无权查看这通来电',
        retry: false,
        fields: [],
        requestId: 'r',
      },
    });
    const { playFrom, audioNow } = await openAudio();
    playFrom(SOUND, 0);
    await settle();
    expect(audioNow()).toMatchObject({ state: 'failed', line: '无权查看这通来电' });
  });

  it('changes its speed on telephones alone', async () => {
    wx = openClient({ platform: 'windows' });
    serveTickets();
    const { playFrom, setSpeed, audioNow } = await openAudio();
    playFrom(SOUND, 0);
    await settle();
    setSpeed(2);
    expect([player().playbackRate, audioNow().speed]).toEqual([1, 1]);
  });
});
