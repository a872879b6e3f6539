/** A picture for each claim, by its tag, for each chapter, by its name, for each saying, and one for the site. */
import type { APIRoute } from 'astro';
import { gradedVerdict } from '../../../claims/claim.ts';
import { claimById } from '../../../claims/index.ts';
import { type Language, languages } from '../../../proof/words.ts';
import { chaptersIn } from '../../../site/chapters.ts';
import { claimNumber } from '../../../site/claims.ts';
import { picturePng, type SocialPicture } from '../../../site/publish/picture/picture.ts';
import { markOf, sayings, verdictOf } from '../../../site/sayings.ts';
import { fill, t } from '../../../site/text/strings.ts';

const route = (lang: Language, name: string, props: SocialPicture) => ({ params: { lang, name }, props });

async function picturesIn(lang: Language) {
  const { claim, sayings: strings, site, verdict } = t(lang);
  const chapters = (await chaptersIn(lang)).flatMap(({ id, number, title, claims }) => [
    route(lang, id, {
      title,
      caption: `${site.name} – ${fill(site.chapter, { n: number })}`,
      graded: gradedVerdict(claimById(claims[0])),
      earned: '',
    }),
    ...claims.map(claimById).map((one) =>
      route(lang, one.tag, {
        title: one.name[lang],
        caption: `${site.name} – ${fill(claim.equation, { n: claimNumber(one) })} – ${one.tag}`,
        graded: gradedVerdict(one),
        earned: verdict[gradedVerdict(one)],
      }),
    ),
  ]);
  const said = sayings.map((saying) =>
    route(lang, `saying-${saying.id}`, {
      title: fill(strings.quote, { says: saying.says[lang] }),
      caption: `${site.name} – ${strings.title}`,
      graded: markOf[verdictOf(saying)],
      earned: strings.verdict[verdictOf(saying)],
    }),
  );
  return [
    ...chapters,
    ...said,
    route(lang, 'sayings', { title: strings.title, caption: site.name, graded: 'holds', earned: '' }),
    route(lang, 'carousel', { title: site.tagline, caption: site.name, graded: 'holds', earned: '' }),
  ];
}

export const getStaticPaths = async () => (await Promise.all(languages.map(picturesIn))).flat();

export const GET: APIRoute<SocialPicture> = ({ props }) =>
  new Response(new Uint8Array(picturePng(props)), { headers: { 'content-type': 'image/png' } });
