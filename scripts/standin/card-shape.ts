import { z } from 'zod';
import { WecomError } from './errors.ts';
import type { CardJson } from './types.ts';

const text = z.string().optional();
const count = z.int().optional();
const flag = z.boolean().optional();

const option = z.looseObject({ id: text, text });
const button = z.looseObject({ type: count, text, style: count, key: text, url: text });
const row = z.looseObject({
  type: count,
  keyname: text,
  value: text,
  url: text,
  media_id: text,
  userid: text,
});
const link = z.looseObject({ type: count, title: text, url: text, appid: text, pagepath: text });

const cardSchema = z.looseObject({
  card_type: z.string(),
  task_id: text,
  source: z.looseObject({ icon_url: text, desc: text, desc_color: count }).optional(),
  main_title: z.looseObject({ title: text, desc: text }).optional(),
  emphasis_content: z.looseObject({ title: text, desc: text }).optional(),
  sub_title_text: text,
  quote_area: link.extend({ quote_text: text }).optional(),
  horizontal_content_list: z.array(row).optional(),
  vertical_content_list: z.array(z.looseObject({ title: text, desc: text })).optional(),
  jump_list: z.array(link).optional(),
  card_action: link.optional(),
  card_image: z.looseObject({ url: text, aspect_ratio: z.number().optional() }).optional(),
  image_text_area: link.extend({ desc: text, image_url: text }).optional(),
  action_menu: z
    .looseObject({
      desc: text,
      action_list: z.array(z.looseObject({ text, key: text })).optional(),
    })
    .optional(),
  button_selection: z
    .looseObject({
      question_key: text,
      title: text,
      option_list: z.array(option).optional(),
      selected_id: text,
      disable: flag,
    })
    .optional(),
  button_list: z.array(button).optional(),
  replace_text: text,
});

/** A template card with every field of the right JSON type, nothing yet said of counts and lengths. */
export type CardShape = z.infer<typeof cardSchema>;

/** Reads a card; a field of the wrong JSON type is 40058, as WeCom's generic answer. */
export function readCard(raw: unknown): CardShape & CardJson {
  const result = cardSchema.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.path[0] === 'card_type') throw new WecomError(42031);
  throw new WecomError(40058, `template_card.${issue?.path.join('.') ?? ''}`);
}
