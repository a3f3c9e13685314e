/** The face a person's pop card shows: decided by the call alone, drawn by cards/. spec, cards §2. */
import type { Device } from '../people.ts';
import type { CARD_ACTIONS, PressNote } from './types.ts';

/** Buttons of a pop card; 查看详情 is on every card. */
export type CardAction = (typeof CARD_ACTIONS)[number];

/** Names of employees are ids here; the drawer looks the names up. Times are instants. */
export type FaceState =
  /** Their device rings or rang and the call still waits. */
  | { readonly name: 'ringing'; readonly since: Date }
  /** A colleague in talk hands the call to them. */
  | { readonly name: 'transfer-ringing'; readonly from: string; readonly since: Date }
  /** They won the claim, or talk: true before and after connecting. `device` = which phone to pick up (null: already talking, no press). */
  | {
      readonly name: 'mine';
      readonly device: Device | null;
      readonly transferredFrom: string | null;
      readonly transferFailed: string | null;
    }
  /** They pressed while a colleague held the claim. */
  | {
      readonly name: 'claimed-by-other';
      readonly who: string;
      readonly kind: 'answer' | 'transfer' | 'voicemail';
    }
  /** Their claim lapsed and the call still waits. */
  | { readonly name: 'lapsed' }
  /** They pressed 挂断 while it rang. */
  | { readonly name: 'declined' }
  /** They pressed 留言. */
  | { readonly name: 'voicemail-asked' }
  /** They pressed 转接; the colleague rings or talks. */
  | { readonly name: 'transferred'; readonly to: string; readonly at: Date }
  /** Final states. */
  | { readonly name: 'answered-by'; readonly who: string }
  | { readonly name: 'handed-over'; readonly to: string }
  | { readonly name: 'transfer-ended'; readonly to: string; readonly at: Date }
  | { readonly name: 'transfer-missed'; readonly from: string }
  | { readonly name: 'to-voicemail' }
  | { readonly name: 'voicemail-left'; readonly seconds: number }
  | { readonly name: 'missed' }
  | { readonly name: 'ended'; readonly seconds: number }
  /** Any live card at 70 h. */
  | { readonly name: 'expired' };

export interface Face {
  readonly state: FaceState;
  /** Final: buttons grey with the replace_text of the state, nothing follows. */
  readonly final: boolean;
  /** Grey without being final: declined, voicemail-asked, transferred, claimed-by-other (S stays for the end). */
  readonly grey: boolean;
  /** Call buttons that do no harm now (call phase ∩ what the gateway can do). */
  readonly actions: readonly CardAction[];
  /** What this person's last press could not do. */
  readonly note: PressNote | null;
}
