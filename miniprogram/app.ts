/** The program: starts, comes to the front, goes to the back. */
import { pauseAudio } from './audio';
import { startNews, stopNews } from './changes';
import { dropOldDrafts } from './drafts';
import { takeUpdates } from './host';
import { noteLaunch, noteReturn } from './links';
import { startMe } from './me';

App({
  onLaunch(arrival) {
    noteLaunch(arrival);
    takeUpdates();
    dropOldDrafts();
    startMe();
  },
  onShow(arrival) {
    noteReturn(arrival);
    startNews();
  },
  onHide() {
    stopNews();
    pauseAudio();
  },
});
