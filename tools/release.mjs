/** Run by `npm version`: the file that others cite the project by gets the new release and its day. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @param {string} citation CITATION.cff
 * @param {string} version
 * @param {string} day ISO 8601
 * @throws Error where the file has no place for them
 */
export function released(citation, version, day) {
  let text = citation;
  for (const [key, value] of [
    ['version', version],
    ['date-released', `"${day}"`],
  ]) {
    const line = new RegExp(`^${key}: .*$`, 'm');
    if (!line.test(text)) throw new Error(`CITATION.cff has no line “${key}: …”, needed one to change`);
    text = text.replace(line, `${key}: ${value}`);
  }
  return text;
}

if (process.env.npm_lifecycle_event === 'version') {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync('CITATION.cff', released(readFileSync('CITATION.cff', 'utf8'), version, today));
}
