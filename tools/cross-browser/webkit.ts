/** WebKitGTK, through its WebDriver: MiniBrowser on a screen that need not be there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../setup.mjs';
import { type Browser, type Engine, until } from './browser.ts';
import { later } from './undo.ts';

/** How WebDriver names an element in its answers. */
const element = 'element-6066-11e4-a52e-4f735466cecf';

/** A process in a group of its own, which is ended whole: the driver starts the browser, and the browser its own. */
function begin(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  later(() => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All of the group have ended by themselves.
    }
  });
  child.on('error', (error) => console.error(`cross-browser: ${command}: ${error.message}`));
  return child;
}

/** The screen that there is, else one in memory, whose number the X server tells. */
async function screen(xvfb: string | undefined): Promise<string> {
  if (process.env.DISPLAY || !xvfb) return process.env.DISPLAY ?? '';
  const server = begin(xvfb, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], process.env);
  let said = '';
  server.stdio[3]?.on('data', (chunk) => {
    said += chunk;
  });
  return `:${await until('Xvfb', 20_000, async () => (said.endsWith('\n') ? said.trim() : undefined))}`;
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });

async function start(driver: string, binary: string, xvfb: string | undefined): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), 'carousel-webkit-'));
  later(() => rmSync(home, { recursive: true, force: true }));
  const places = { HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home };
  const port = await freePort();
  begin(driver, [`--port=${port}`], { ...process.env, ...places, DISPLAY: await screen(xvfb) });

  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`http://localhost:${port}${path}`, {
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
  const session = `/session/${sessionId}`;
  later(() => call('DELETE', session));
  await call('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });

  const ask: Browser['ask'] = async (question, argument) => {
    // A function's own answer comes as a promise or not; what it throws would else be lost.
    const script = `const [argument, done] = arguments;
      Promise.resolve(argument).then(${question}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const args = [argument ?? null];
    const said = await call<{ value: never; error?: string }>('POST', `${session}/execute/async`, { script, args });
    if (said.error) throw new Error(said.error);
    return said.value;
  };
  return {
    version: capabilities.browserVersion,
    async open(url) {
      await call('POST', `${session}/url`, { url });
      // On a busy machine the driver answers before all has loaded.
      await until(url, 60_000, async () => (await ask(() => document.readyState, 0)) === 'complete' || undefined);
    },
    ask,
    async click(selector) {
      // The driver scrolls by itself, but clicks before a smooth scroll has come to its end.
      await ask((it) => document.querySelector(it)?.scrollIntoView({ block: 'center', behavior: 'instant' }), selector);
      const found = await call<Record<string, string>>('POST', `${session}/element`, {
        using: 'css selector',
        value: selector,
      });
      await call('POST', `${session}/element/${found[element]}/click`, {});
    },
  };
}

export const webkitEngine: Engine = {
  name: 'webkit',
  needs: 'WebKitWebDriver, MiniBrowser and a screen (Debian: apt install webkit2gtk-driver xvfb)',
  find() {
    const driver = onPath('WebKitWebDriver');
    const [browser] = globSync('/usr/{lib/*,lib64,libexec}/webkit2gtk-4.*/MiniBrowser').sort().reverse();
    const xvfb = onPath('Xvfb');
    if (!driver || !browser || !(process.env.DISPLAY || xvfb)) return undefined;
    return () => start(driver, browser, xvfb);
  },
};
