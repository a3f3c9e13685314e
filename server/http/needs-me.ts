/** What the doors of the first screen, the board and the news ask of the house. */
import type { Employee, RepStatus } from '../domain/people.ts';
import type { SaidRoute } from '../flows/me/say-route.ts';
import type { WaitingNumber } from '../domain/inbox/types.ts';
import type { MeView, StatusPage, TeamBoard } from '../flows/me/view.types.ts';
import type { News, WatchWish } from '../flows/me/watch-changes.ts';
import type { StatusUndone } from '../flows/people/undo-status.ts';

export interface MeNeeds {
  show(viewer: Employee): Promise<MeView>;
  /** `show`: what one of the director's numbers counts, too. */
  status(wish: {
    readonly viewer: Employee;
    readonly show: WaitingNumber | null;
  }): Promise<StatusPage>;
  /** `words`: of a name; empty: everybody. */
  team(words: string): Promise<TeamBoard>;
  undoStatus(wish: { readonly person: Employee; readonly version: number }): Promise<StatusUndone>;
  /** Held until there is news this person may see, at most 25 s. */
  changes(wish: WatchWish): Promise<News>;
  /** Ends what is held, at a stop. */
  stopWatching(): void;
  /** `at` null: this moment. */
  tryRoute(trial: {
    readonly at: Date | null;
    readonly from: string;
    readonly digit: string | null;
    readonly status: Readonly<Record<string, RepStatus>>;
    readonly calls: Readonly<Record<string, number>>;
  }): Promise<SaidRoute & { readonly now: string; readonly at: string }>;
}
