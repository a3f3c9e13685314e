/** Steps that were tried too often and wait for somebody. */
import type { StuckSteps } from '../../server/http/contract/answers';
import { open } from '../links';
import { shownPage } from '../page';
import { viewJobs } from '../views/jobs';

interface Named {
  readonly id: string;
}

Page(
  shownPage({
    path: () => '/api/jobs',
    view: viewJobs,
    empty: ({ steps }: StuckSteps) =>
      steps.length === 0
        ? { title: '没有失败任务', hint: '录音、转写、小结等步骤多次失败后会出现在这里' }
        : null,
    watches: () => [{ kind: 'call' }],
    on: {
      onOpen(event: Mini.Event<object, Named>) {
        const step = this.shown.body()?.steps.find(({ id }) => id === event.detail.id);
        if (step !== undefined) open(step.path);
      },
      onRetryStep(event: Mini.Event<object, Named>) {
        const { id } = event.detail;
        this.shown.start({
          name: id,
          path: '/api/jobs/retry',
          body: { id },
          done: () => {
            void this.shown.refresh().then(() => {
              this.shown.say('已重新处理，再次失败会回到这里');
            });
          },
          isDone: () => this.shown.body()?.steps.every((one) => one.id !== id) ?? false,
        });
      },
    },
  }),
);
