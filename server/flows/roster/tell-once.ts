/** A notice of a moment: told by whatever process comes by first, looked at no more afterwards. */
import type { ToldOnce } from '../../ports.ts';

/** `tell` is the same for everybody who does it at once: its push has one name. A death before the end does it again. */
export async function tellOnce(
  told: ToldOnce,
  it: { readonly id: string; readonly at: Date; readonly tell: () => Promise<void> },
): Promise<void> {
  if (await told.has(it.id)) return;
  await it.tell();
  await told.write(it.id, it.at);
}
