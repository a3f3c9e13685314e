/** What a selector query says of the viewport: the framework asks the browser's window, but here each page scrolls itself. */
import type { Instance } from './easel.ts';

interface Found {
  scrollLeft?: number;
  scrollTop?: number;
  scrollWidth?: number;
  scrollHeight?: number;
}

interface Query {
  _$push: (
    selector: string | null,
    component: unknown,
    isSingle: boolean,
    fields: { readonly scrollOffset?: boolean },
    then: (found: Found) => void,
  ) => void;
}

/** Lets `selectViewport().scrollOffset()` of this instance tell how far its own page is scrolled. */
export function mendViewport(of: Instance, pageOf: (of: Instance) => HTMLElement | null): void {
  const make = of.createSelectorQuery.bind(of);
  Object.assign(of, {
    createSelectorQuery() {
      const query = make() as Query;
      const push = query._$push.bind(query);
      query._$push = (selector, component, isSingle, fields, then) => {
        const isViewport = selector === null && fields.scrollOffset === true;
        push(selector, component, isSingle, fields, (found) => {
          const page = isViewport ? pageOf(of) : null;
          if (page !== null) {
            const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = page;
            Object.assign(found, { scrollLeft, scrollTop, scrollWidth, scrollHeight });
          }
          then(found);
        });
      };
      return query;
    },
  });
}
