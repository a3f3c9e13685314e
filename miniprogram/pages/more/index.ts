/** Me, the size of text, and the pages that have no tab. */
import type { Me } from '../../../server/http/contract/answers';
import { open } from '../../links';
import { shownPage } from '../../page';
import { VERSION } from '../../release';
import { keepTextChoice, readTextChoice, type TextChoice } from '../../storage';
import { viewMore, viewSizes } from '../../views/more';

Page(
  shownPage({
    path: () => '/api/me',
    view: (body: Me) => viewMore(body),
    data: { sizes: viewSizes('system'), version: VERSION },
    opened() {
      this.shown.draw({ sizes: viewSizes(readTextChoice()) });
    },
    on: {
      onSize(event: Mini.Event<{ readonly value: TextChoice }>) {
        const { value } = event.currentTarget.dataset;
        keepTextChoice(value);
        this.shown.draw({ sizes: viewSizes(value) });
        this.shown.resize();
      },
      onOpen(event: Mini.Event<{ readonly path: string }>) {
        open(event.currentTarget.dataset.path);
      },
    },
  }),
);
