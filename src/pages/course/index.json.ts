/** The PDFs of the course kit: none until `npm run course-kit` has made them and written this list again. */
import type { APIRoute } from 'astro';

export const GET: APIRoute = () => Response.json({ files: [] });
