/** Other ways to be heard than a card: the group robot, WeCom's own phone call; and the picture of a day. */
import type { WecomResult } from '../ports.ts';

/** The last rung of every ladder. Nothing comes back from a group, and nothing said there can be rewritten. */
export interface Robot {
  /** `text` is markdown of at most 4096 bytes. */
  send(text: string): Promise<WecomResult<null>>;
}

/** One person's call, as WeCom took it or refused it. */
export interface StaffCall {
  /** Compare without regard to case. */
  readonly userid: string;
  /** Asked for with `state`; null when WeCom refused this person. */
  readonly callId: string | null;
  /** WeCom's code for this person, 0 = accepted. */
  readonly code: number;
}

/**
 * ringing: not picked up yet · answered: a voice, or a mailbox, picked up, which is no ack · no_answer: it rang in vain ·
 * failed: it could not ring, or WeCom's own limit per person (3 in 8 min, 8 in 24 h) is used up.
 */
export type StaffCallOutcome = 'ringing' | 'answered' | 'no_answer' | 'failed';

/**
 * WeCom's emergency phone notice (紧急通知): it tells the member to look at WeCom, reads nothing aloud and takes no key.
 * Card first, then call; state is polled. spec, cards §5.
 */
export interface StaffPhone {
  call(userids: readonly string[]): Promise<WecomResult<readonly StaffCall[]>>;
  state(call: {
    readonly userid: string;
    readonly callId: string;
  }): Promise<WecomResult<{ readonly outcome: StaffCallOutcome; readonly reason: number }>>;
}

/** One day's calls, an entry for every hour that shall be shown, in their order. */
export interface ChartDay {
  readonly hours: readonly {
    /** 0–23 */
    readonly hour: number;
    readonly answered: number;
    readonly missed: number;
    readonly voicemail: number;
  }[];
  /** Words on the picture; where no font for them is there, it is drawn with Latin labels. */
  readonly words: {
    readonly title: string;
    readonly answered: string;
    readonly missed: string;
    readonly voicemail: string;
    /** Stands behind the numbers of the hours: 时. */
    readonly hour: string;
  };
  /** `YYYY-MM-DD` */
  readonly day: string;
}

/** A picture and its width : height, which WeCom wants above 1.3 and below 2.25. */
export interface Picture {
  readonly png: Buffer;
  readonly aspectRatio: number;
}

export interface Chart {
  draw(day: ChartDay): Promise<Picture>;
}
