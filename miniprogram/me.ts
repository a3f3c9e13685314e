/** Who holds the phone: read once a session, for what is kept per person and for the number on the tab. */
import type { Me } from '../server/http/contract/answers';
import { get } from './api';
import { watchNews, type Change } from './changes';
import type { Answer } from './failure';
import { afterFirstContent } from './first-content';
import { showBadge } from './host';
import { INBOX_TAB } from './links';
import { keepPerson } from './storage';

/** Reads the person, and notes whose device this is. */
export async function readMe(): Promise<Answer<Me>> {
  const answer = await get<Me>('/api/me');
  if (answer.ok) {
    keepPerson(answer.body.person.id);
    showBadge(INBOX_TAB, answer.body.badge);
  }
  return answer;
}

/** At the start, and whenever something happened that the number counts. */
export function startMe(): void {
  afterFirstContent(() => void readMe());
  watchNews((news) => {
    const isCounted = news === 'all' || news.some(({ kind }) => COUNTED.includes(kind));
    if (isCounted) void readMe();
  });
}

/** Open alerts for me, what is overdue, and call-backs. */
const COUNTED: readonly Change['kind'][] = ['alert', 'todo', 'call'];
