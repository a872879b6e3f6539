import puppeteer from 'puppeteer-core';
const b = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true });
const page = await b.newPage();
await page.setViewport({ width: 1280, height: 900 });
await page.evaluateOnNewDocument((m) => { globalThis.MODE = m;
  globalThis.ro = []; let id = 0;
  const Real = ResizeObserver;
  globalThis.ResizeObserver = class { constructor(f) { const me = ++id; const stack = new Error().stack.split('\n')[1]; this.r = new Real((es) => { if (MODE==='skip') return; ro.push([Math.round(performance.now()), me, 'in', es.map((e) => `${e.target.tagName}.${e.target.className} ${e.contentRect.width}x${e.contentRect.height}`)]); MODE==='raf' ? requestAnimationFrame(() => f(es)) : f(es); }); }
    observe(x) { ro.push([Math.round(performance.now()), 'observe', x.tagName + '.' + x.className]); this.r.observe(x); } disconnect() { ro.push([Math.round(performance.now()),'disconnect']); this.r.disconnect(); } };
  addEventListener('error', (e) => ro.push([Math.round(performance.now()), 'ERROR', e.message]));
}, process.argv[3]);
await page.goto('http://localhost:4777/' + (process.argv[2] || 'en/vanishing/'));
await page.evaluate(async () => {
  const until = async (f) => { for (let k = 0; k < 200; k++) { const v = f(); if (v) return v; await new Promise(r => setTimeout(r, 100)); } throw Error('never'); };
  if (!document.querySelector('[data-explorer="race"]')) await until(() => { document.querySelector('.explorer-body')?.scrollIntoView(); return document.querySelector('.explorer-controls:not(:disabled)'); });
  ro.push('--- moved');
  const race = document.querySelector('[data-explorer="race"]');
  if (race) { (await until(() => { race.scrollIntoView(); return race.querySelector('.explorer-main:not(:disabled)'); })).click(); await until(() => document.querySelector('[data-explorer="race"][data-live="true"] svg')); await new Promise(r => setTimeout(r, 3000)); return; }
  const slider = document.querySelector('.explorer-body input[type="range"]'); slider.stepUp(); slider.dispatchEvent(new Event('input', { bubbles: true }));
  await until(() => document.querySelector('.explorer-body[data-live="true"] .explorer-plot svg path'));
  await new Promise(r => setTimeout(r, 1500));
});
console.log((await page.evaluate(() => ro.map((x) => JSON.stringify(x)))).join('\n'));
await b.close();
