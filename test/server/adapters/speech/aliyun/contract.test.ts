/** The contract of queued speech, kept with the stand-in. */
import { describeQueuedSpeech } from '../../../../contracts/queued-speech.ts';
import { openAliyun } from './world.ts';

describeQueuedSpeech('阿里云 DashScope', () => openAliyun());
describeQueuedSpeech('阿里云 DashScope, fun-asr', () => openAliyun({ model: 'fun-asr' }));
