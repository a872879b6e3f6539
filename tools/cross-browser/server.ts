/** Serves the built site as a host does. Each page gets one script before its own, which writes down what goes wrong in it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { later } from './undo.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** In the page: everything that a console would show in red. */
function listen(): void {
  const went: string[] = [];
  Object.assign(window, { wentWrong: went });
  const log = console.error;
  console.error = (...said) => {
    went.push(said.map(String).join(' '));
    log(...said);
  };
  // A file that does not load says so on its own element, on the way down. A preload is only a hint: Firefox calls it failed when
  // the module is there already, and a module that does not come fails where it is imported.
  addEventListener(
    'error',
    ({ message, target }) => {
      if (!(target instanceof HTMLLinkElement && target.rel === 'modulepreload'))
        went.push(message ?? `not loaded: ${(target as Element).outerHTML}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => went.push(`unhandled: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    went.push(`refused by ${effectiveDirective}: ${blockedURI}`),
  );
}

export interface Server {
  readonly address: string;
  /** From now on there is no network. */
  stop(): Promise<void>;
}

export async function serve(folder: string): Promise<Server> {
  const server = createServer(async ({ url = '/' }, answer) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (path === '/went-wrong.js') {
      answer.setHeader('content-type', types['.js']).end(`(${listen})();`);
      return;
    }
    const file = join(folder, normalize(path), path.endsWith('/') ? 'index.html' : '');
    try {
      const content = await readFile(file);
      const page = extname(file) === '.html';
      answer.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      answer.end(page ? String(content).replace('<script', '<script src="/went-wrong.js"></script><script') : content);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, 'localhost', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  later(stop);
  const at = server.address();
  return { address: `http://localhost:${at && typeof at === 'object' ? at.port : ''}/`, stop };
}
