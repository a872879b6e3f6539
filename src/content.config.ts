import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { chapters as chapterIds } from './claims/claim.ts';

const chapters = defineCollection({
  loader: glob({ base: './content', pattern: '{en,zh}/*.mdx' }),
  schema: z.strictObject({
    chapter: z.enum(chapterIds),
    number: z.int().min(1).max(chapterIds.length),
    title: z.string().min(1),
    summary: z.string().min(1),
  }),
});

export const collections = { chapters };
