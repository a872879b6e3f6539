/** The same headers in the forms that hosts read. */
/** @typedef {import('./headers.mjs').Rules} Rules */

const from = 'Written by the build from build/headers.mjs.';
/** What is worth packing; pictures, fonts and the search index are packed already. */
const packed = ['text/css', 'text/plain', 'text/xml', 'application/xml', 'application/json', 'image/svg+xml'];
const scripts = ['application/javascript', 'text/javascript'];
/** What is meant for the host, not for readers. */
const hidden = ['_headers', '_nginx.conf', '.htaccess'];

/**
 * `_headers`, for Netlify and Cloudflare Pages. Where several rules match, these hosts join their values, and two policies
 * are both enforced: so no header stands in two rules that match the same address, and each entry of the site has its own.
 * @param {Rules} of
 * @param {string} base
 * @param {readonly string[]} entries the files and folders at the top of the site, folders with a slash at the end
 * @throws Error where a line is longer than Cloudflare reads, or a rule below an entry would change its value
 */
export function netlify({ always, rules }, base, entries) {
  const block = (/** @type {string} */ path, /** @type {Record<string, string>} */ headers) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
    const long = lines.find((line) => line.length > 2000);
    if (long) throw new Error(`_headers: ${long.slice(0, 40)}… has ${long.length} characters, needed 2000 at most`);
    return [path, ...lines].join('\n');
  };
  const of = (/** @type {string} */ entry) => rules[entry] ?? rules[''];
  const tops = entries
    .filter((entry) => !hidden.includes(entry))
    .map((entry) => block(base + (entry === 'index.html' ? '' : entry.endsWith('/') ? `${entry}*` : entry), of(entry)));
  const deeper = Object.entries(rules)
    .filter(([path]) => path.includes('/', 0) && path.indexOf('/') < path.length - 1)
    .map(([path, headers]) => {
      const above = of(path.slice(0, path.indexOf('/') + 1));
      const added = Object.entries(headers).filter(([name, value]) => above[name] !== value);
      const twice = added.find(([name]) => name in above);
      if (twice) throw new Error(`_headers: ${path} would have a second ${twice[0]}, needed only headers of its own`);
      return block(base + path, Object.fromEntries(added));
    });
  return `${[`# ${from}`, block('/*', always), ...tops, ...deeper].join('\n')}\n`;
}

const quoted = (/** @type {string} */ text) => `"${text}"`;
const escaped = (/** @type {string} */ text) => text.replaceAll('.', '\\.');

/**
 * `.htaccess`, for Apache from 2.4.10. What is set later counts, so the rules go from the general to the special.
 * @param {Rules} of
 * @param {string} base
 */
export function apache({ always, rules }, base) {
  const general = Object.entries({ ...always, ...rules[''] }).map(
    ([name, value]) => `Header always set ${name} ${quoted(value)}`,
  );
  const special = Object.entries(rules).flatMap(([path, headers]) =>
    Object.entries(headers)
      .filter(([name, value]) => rules[''][name] !== value)
      .map(
        ([name, value]) =>
          `Header always set ${name} ${quoted(value)} "expr=%{REQUEST_URI} =~ m#^${escaped(base + path)}${path.endsWith('/') ? '' : '$'}#"`,
      ),
  );
  return `# ${from} Needs: AllowOverride FileInfo Indexes, mod_headers, mod_mime, mod_dir; packs with mod_deflate.
DirectoryIndex index.html
ErrorDocument 404 ${base}404.html
AddDefaultCharset utf-8
AddCharset utf-8 .js .css .json .xml .svg
AddType text/javascript .js
AddType application/wasm .wasm
${[...general, ...special].join('\n')}
<Files ~ "^(_headers|_nginx\\.conf)$">
  Require all denied
</Files>
<IfModule mod_deflate.c>
  # A packed answer has a mark of its own, by which Apache itself would not know it again.
  RequestHeader edit If-None-Match "-gzip\\"$" "\\""
  AddOutputFilterByType DEFLATE text/html ${[...packed, ...scripts].join(' ')}
</IfModule>
`;
}

/**
 * What nginx includes in a server block. The longest location counts, and takes no header from outside of it.
 * @param {Rules} of
 * @param {string} base
 */
export function nginx({ always, rules }, base) {
  const locations = Object.entries(rules).map(([path, headers]) => {
    const lines = Object.entries({ ...always, ...headers }).map(
      ([name, value]) => `  add_header ${name} ${quoted(value)} always;`,
    );
    return [`location ${path === '' || path.endsWith('/') ? '' : '= '}${base}${path} {`, ...lines, '}'].join('\n');
  });
  return `# ${from} In a server block:  root <where ${base} is found>; include <this file>;
absolute_redirect off;
charset utf-8;
charset_types text/xml text/plain application/javascript text/css application/json image/svg+xml;
gzip on;
gzip_static on;
gzip_vary on;
gzip_types ${[...packed, ...scripts].join(' ')};
error_page 404 ${base}404.html;
${hidden.map((file) => `location = ${base}${file} { return 404; }`).join('\n')}
${locations.join('\n')}
`;
}
