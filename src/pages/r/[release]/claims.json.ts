/** A release as it was recorded. */
import type { APIRoute } from 'astro';
import { type Release, releases } from '../../../site/releases.ts';

export const getStaticPaths = () => releases.map((of) => ({ params: { release: of.release }, props: { of } }));

export const GET: APIRoute<{ of: Release }> = ({ props: { of } }) => Response.json(of);
