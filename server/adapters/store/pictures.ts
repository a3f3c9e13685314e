/** Pictures behind addresses that nobody can guess: clients fetch them without a login, for 72 hours. Cards §3. */
import type { Binary } from 'mongodb';
import { CODE_LIFE_HOURS } from '../../domain/pushes/types.ts';
import type { Clock, Pictures } from '../../ports.ts';
import { defineCollection, type IndexSpec, type StoreContext } from './collection.ts';
import { hashToken, makeToken } from './hashed-token.ts';

const NAME = 'pictures';

export const pictureIndexes: readonly IndexSpec[] = [
  { collection: NAME, key: { tenantId: 1, expiresAt: 1 } },
];

interface PictureDocument {
  /** SHA-256 of the token. */
  readonly _id: string;
  readonly tenantId: string;
  readonly png: Buffer | Binary;
  readonly expiresAt: Date;
}

const LIFE_MS = CODE_LIFE_HOURS * 3_600_000;

/** Like the card it stands on, a picture ages by business time. */
export function createPictures(
  context: StoreContext & { readonly clock: Pick<Clock, 'now'> },
): Pictures {
  const { tenantId, clock } = context;
  const model = defineCollection<PictureDocument>(context, NAME);

  return {
    async keep(png) {
      const token = makeToken();
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + LIFE_MS);
      await model.insertOne({ _id: hashToken(token), tenantId, png, expiresAt });
      await model.deleteMany({ tenantId, expiresAt: { $lte: now } });
      return token;
    },

    async find(token) {
      const found = await model.findOne({ _id: hashToken(token), tenantId });
      if (found === null || found.expiresAt <= clock.now()) return null;
      return Buffer.from(bytesOf(found.png));
    },
  };
}

/** The driver hands bytes back in a wrapping of its own. */
function bytesOf(png: Buffer | Binary): Uint8Array {
  return png instanceof Uint8Array ? png : png.buffer;
}
