/** The contract of queued speech, kept with the stand-in. */
import { describeQueuedSpeech } from '../../../../contracts/queued-speech.ts';
import { openIflytek } from './world.ts';

describeQueuedSpeech('科大讯飞 LFASR', () => openIflytek());
