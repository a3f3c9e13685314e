/** Hot words that were made at a provider, once per version of the catalogue. */
import type { Vocabularies } from '../../ports.ts';
import { defineCollection, isDuplicate, type StoreContext } from './collection.ts';

interface VocabularyDocument {
  readonly _id: string;
  readonly tenantId: string;
  readonly handle: string | null;
  readonly createdAt: Date;
}

export function createVocabularies(context: StoreContext): Vocabularies {
  const { tenantId } = context;
  const model = defineCollection<VocabularyDocument>(context, 'vocabularies');
  const keyOf = (...parts: readonly string[]): string => [tenantId, ...parts].join(':');

  return {
    async find(provider, name, hash) {
      const found = await model.findOne({ _id: keyOf(provider, name, hash) });
      return found && { handle: found.handle };
    },

    async save({ provider, model: name, hash, handle, at }) {
      try {
        const _id = keyOf(provider, name, hash);
        await model.insertOne({ _id, tenantId, handle, createdAt: at });
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
  };
}
