/** A picture for each claim, by its tag, for each chapter, by its name, and one for the site. */
import type { APIRoute } from 'astro';
import { gradedVerdict } from '../../../claims/claim.ts';
import { claimById } from '../../../claims/index.ts';
import { type Language, languages } from '../../../proof/words.ts';
import { chaptersIn } from '../../../site/chapters.ts';
import { claimNumber } from '../../../site/claims.ts';
import { picturePng, type SocialPicture } from '../../../site/publish/picture/picture.ts';
import { fill, t } from '../../../site/text/strings.ts';

const route = (lang: Language, name: string, props: SocialPicture) => ({ params: { lang, name }, props });

async function picturesIn(lang: Language) {
  const { claim: strings, site, verdict } = t(lang);
  const chapters = (await chaptersIn(lang)).flatMap(({ id, number, title, claims }) => [
    route(lang, id, {
      title,
      caption: `${site.name} – ${fill(site.chapter, { n: number })}`,
      graded: gradedVerdict(claimById(claims[0])),
      earned: '',
    }),
    ...claims.map(claimById).map((claim) =>
      route(lang, claim.tag, {
        title: claim.name[lang],
        caption: `${site.name} – ${fill(strings.equation, { n: claimNumber(claim) })} – ${claim.tag}`,
        graded: gradedVerdict(claim),
        earned: verdict[gradedVerdict(claim)],
      }),
    ),
  ]);
  return [
    ...chapters,
    route(lang, 'carousel', { title: site.tagline, caption: site.name, graded: 'holds', earned: '' }),
  ];
}

export const getStaticPaths = async () => (await Promise.all(languages.map(picturesIn))).flat();

export const GET: APIRoute<SocialPicture> = ({ props }) =>
  new Response(new Uint8Array(picturePng(props)), { headers: { 'content-type': 'image/png' } });
