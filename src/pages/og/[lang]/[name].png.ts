/** A picture for each claim, by its tag, for each chapter, by its name, with its first equation, and one for the whole. */
import type { APIRoute } from 'astro';
import { claimById, claims } from '../../../claims/index.ts';
import { type Language, languages } from '../../../proof/words.ts';
import { chaptersIn } from '../../../site/chapters.ts';
import { claimNumber } from '../../../site/claims.ts';
import { picturePng, type SocialPicture } from '../../../site/publish/picture/picture.ts';
import { fill, t } from '../../../site/text/strings.ts';

async function picturesIn(lang: Language): Promise<{ name: string; picture: SocialPicture }[]> {
  const { claim: strings, site, verdict } = t(lang);
  const ofClaims = claims.map((claim) => ({
    name: claim.tag,
    picture: {
      tex: claim.tex,
      title: site.name,
      caption: `${fill(strings.equation, { n: claimNumber(claim) })} – ${claim.id} – ${claim.tag}`,
      verdict: claim.verdict,
      earned: verdict[claim.verdict],
    },
  }));
  const ofChapters = (await chaptersIn(lang)).map(({ id, number, title, claims: [first] }) => {
    const { tex, verdict } = claimById(first);
    const caption = `${site.name} – ${fill(site.chapter, { n: number })}`;
    return { name: id, picture: { tex, title, caption, verdict, earned: '' } };
  });
  const { tex, verdict: tone } = claimById('constant-error-carousel');
  const whole = { tex, title: site.name, caption: site.tagline, verdict: tone, earned: '' };
  return [...ofClaims, ...ofChapters, { name: 'carousel', picture: whole }];
}

export async function getStaticPaths() {
  const all = await Promise.all(
    languages.map(async (lang) =>
      (await picturesIn(lang)).map(({ name, picture }) => ({ params: { lang, name }, props: picture })),
    ),
  );
  return all.flat();
}

export const GET: APIRoute<SocialPicture> = async ({ props }) =>
  new Response(new Uint8Array(await picturePng(props)), { headers: { 'content-type': 'image/png' } });
