// The budgets of the first load, gzip: what index.html brings, and the service worker.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const KB = 1000;
const size = (path) => gzipSync(readFileSync(new URL(path, DIST)), { level: 9 }).length;

/** The files that a page loads before it runs: its own tags and what its modules import. */
function firstLoad(html) {
  const tags = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path);
  const seen = new Set();
  const add = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    if (!path.endsWith('.js')) return;
    const code = readFileSync(new URL(path, DIST), 'utf8');
    const imports = code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w*${},\s]*?from\s*)?"\.\/([^"]+)"/g,
    );
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const [, name] of imports) add(folder + name);
  };
  for (const path of tags) add(path);
  return [...seen];
}

const pageOf = (path) => firstLoad(readFileSync(new URL(path, DIST), 'utf8'));
const app = pageOf('index.html');
const share = pageOf('s/index.html');
const total = (end, files = app) =>
  files.filter((path) => path.endsWith(end)).reduce((sum, path) => sum + size(path), 0);
const rows = [
  ['script of the first load', total('.js'), 60 * KB],
  ['style of the first load', total('.css'), 15 * KB],
  ['service worker', size('sw.js'), 10 * KB],
  ["script of the clinician's page", total('.js', share), 20 * KB],
  ["style of the clinician's page", total('.css', share), 5 * KB],
];
let over = false;
for (const [what, bytes, most] of rows) {
  if (bytes > most) over = true;
  console.log(
    `${what}: ${(bytes / KB).toFixed(1)} kB of ${most / KB} kB${bytes > most ? ' TOO LARGE' : ''}`,
  );
}
if (over) process.exit(1);
