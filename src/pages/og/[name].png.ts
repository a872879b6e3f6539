/** A picture for each claim, by its tag, for each chapter, by its name, with its first equation, and one for the whole. */
import type { APIRoute } from 'astro';
import { claimById, claims } from '../../claims/index.ts';
import { fill, t } from '../../i18n/t.ts';
import { chaptersIn } from '../../site/chapters.ts';
import { claimNumber } from '../../site/claims.ts';
import { type Picture, picturePng } from '../../site/picture.ts';

const { claim: strings, site, verdict } = t('en');

export async function getStaticPaths() {
  const ofClaims = claims.map((claim) => ({
    params: { name: claim.tag },
    props: {
      tex: claim.tex,
      title: site.name,
      caption: `${fill(strings.equation, { n: claimNumber(claim) })} – ${claim.id} – ${claim.tag}`,
      verdict: claim.verdict,
      earned: verdict[claim.verdict],
    },
  }));
  const ofChapters = (await chaptersIn('en')).map(({ id, number, title, claims: [first] }) => {
    const claim = claimById(first);
    const caption = fill(site.chapter, { n: number });
    const props = { tex: claim.tex, title, caption: `${site.name} – ${caption}`, verdict: claim.verdict, earned: '' };
    return { params: { name: id }, props };
  });
  const { tex, verdict: tone } = claimById('constant-error-carousel');
  const props = { tex, title: site.name, caption: site.tagline, verdict: tone, earned: '' };
  return [...ofClaims, ...ofChapters, { params: { name: 'carousel' }, props }];
}

export const GET: APIRoute<Picture> = async ({ props }) =>
  new Response(new Uint8Array(await picturePng(props)), { headers: { 'content-type': 'image/png' } });
