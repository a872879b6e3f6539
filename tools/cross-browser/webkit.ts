/** WebKitGTK's MiniBrowser, through its WebDriver, on a screen of its own where there is none. */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { onPath } from '../setup.mjs';
import { type Browser, type Engine, until } from './browsers.ts';

/** How WebDriver names an element in its answers. */
const element = 'element-6066-11e4-a52e-4f735466cecf';

async function start(command: readonly string[], binary: string): Promise<Browser> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const home = mkdtempSync(join(tmpdir(), 'carousel-webkit-'));
  const places = { HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home };
  const [program, ...args] = [...command, `--port=${port}`];
  // A process group, since the driver starts the browser and the browser its own processes.
  const driver = spawn(program, args, { env: { ...process.env, ...places }, detached: true, stdio: 'ignore' });
  const end = () => {
    if (driver.pid && driver.exitCode === null) process.kill(-driver.pid, 'SIGTERM');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', end);

  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(address + path, {
      method,
      signal: AbortSignal.timeout(120_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: Answer & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`WebKit: ${method} ${path}: ${value.error} ${value.message}`);
    return value;
  }
  await until('WebKitWebDriver', 20_000, () => call('GET', '/status').catch(() => undefined));
  const options = { binary, args: ['--automation'] };
  const { sessionId, capabilities } = await call<{ sessionId: string; capabilities: { browserVersion: string } }>(
    'POST',
    '/session',
    { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: 60_000 } } } },
  );
  const post = <Answer>(path: string, body: object) => call<Answer>('POST', `/session/${sessionId}${path}`, body);
  await post('/window/rect', { x: 0, y: 0, width: 1280, height: 900 });

  const ask: Browser['ask'] = async (question, argument) => {
    // WebDriver passes no error of a promise on, so the answer carries it.
    const script = `const [argument, done] = arguments;
      Promise.resolve(argument).then(${question}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const said = await post<{ value: never; error?: string }>('/execute/async', { script, args: [argument ?? null] });
    if (said.error) throw new Error(said.error);
    return said.value;
  };
  return {
    version: capabilities.browserVersion,
    // WebDriver does not show the console.
    errors: [],
    async open(url) {
      await post('/url', { url });
      // On a busy machine the driver answers before the page has loaded.
      await until(url, 60_000, async () => (await ask(() => document.readyState, 0)) === 'complete' || undefined);
    },
    ask,
    async click(selector) {
      // The driver scrolls by itself, but clicks before a smooth scroll has ended.
      await ask((it) => document.querySelector(it)?.scrollIntoView({ block: 'center', behavior: 'instant' }), selector);
      const found = await post<Record<string, string>>('/element', { using: 'css selector', value: selector });
      await post(`/element/${found[element]}/click`, {});
    },
    async close() {
      await call('DELETE', `/session/${sessionId}`).finally(end);
    },
  };
}

export const webkit: Engine = {
  name: 'webkit',
  needs: 'WebKitWebDriver, MiniBrowser and a screen (Debian: apt install webkit2gtk-driver xvfb)',
  find() {
    const driver = onPath('WebKitWebDriver');
    const [browser] = globSync('/usr/{lib/*,lib64,libexec}/webkit2gtk-4.*/MiniBrowser').sort().reverse();
    const screen = process.env.DISPLAY ? [] : [onPath('xvfb-run'), '--auto-servernum'];
    const command = [...screen, driver].filter((part) => part !== undefined);
    return browser && command.length === screen.length + 1 ? () => start(command, browser) : undefined;
  },
};
