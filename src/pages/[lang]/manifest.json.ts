/** What a browser shows of the site once it is installed. */
import type { APIRoute } from 'astro';
import { type Language, languages } from '../../proof/words.ts';
import { htmlLang, t } from '../../site/text/strings.ts';
import { asset, homeUrl } from '../../site/url.ts';

export const getStaticPaths = () => languages.map((lang) => ({ params: { lang } }));
export const GET: APIRoute = ({ params }) => {
  const lang = params.lang as Language;
  const { name, description } = t(lang).site;
  const icon = (size: number) => ({ src: asset(`icons/${size}.png`), sizes: `${size}x${size}`, type: 'image/png' });
  return Response.json({
    name,
    short_name: name,
    description,
    lang: htmlLang[lang],
    id: asset(''),
    start_url: homeUrl(lang),
    scope: asset(''),
    display: 'minimal-ui',
    background_color: '#fcfcfa',
    theme_color: '#1f4e8c',
    icons: [{ src: asset('icon.svg'), sizes: 'any', type: 'image/svg+xml' }, icon(192), icon(512)],
  });
};
