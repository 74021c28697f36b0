#!/usr/bin/env node
// @ts-check
// What `flavorbot serve` does on this machine: cold start, memory, and requests/s of the routes people use most.
//
//   bench/serve.mjs [--binary build/release/flavorbot] [--seconds 5] [--connections 32] [--recipes 50]
//
// Starts the binary on a data directory of its own, registers one cook with a cookbook, and loads one route after the
// other with wrk from this same machine: the figures include wrk's share of the cores. A fixed answer (/healthz) is measured
// in the same run: what the machine can do today with no table behind it. Prints one table; needs wrk.
import {execFile, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import { setTimeout } from "node:timers/promises";
import {parseArgs, promisify} from 'node:util';

const run = promisify(execFile);

const {values: options} = parseArgs({
  options: {
    binary: {type: 'string', default: 'build/release/flavorbot'},
    seconds: {type: 'string', default: '5'},
    connections: {type: 'string', default: '32'},
    recipes: {type: 'string', default: '50'},
    help: {type: 'boolean', default: false},
  },
});
if (options.help) {
  console.log(readFileSync(new URL(import.meta.url), 'utf8').split('\n').slice(2, 10).join('\n').replaceAll('// ', ''));
  process.exit(0);
}

const kReadPauseMs = 10;
const kPassword = 'Correct!Horse9Battery';
const work = mkdtempSync(join(tmpdir(), 'flavorbot-bench-'));
const data = join(work, 'data');

/** @typedef {{process: import('node:child_process').ChildProcess, url: string, readyMs: number}} Serving */

/** Starts the server and waits for the first 200 on /readyz. @returns {Promise<Serving>} */
async function serve() {
  const started = performance.now();
  const child = spawn(options.binary, ['serve', '--port', '0', '--data-dir', data], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {...process.env, FLAVORBOT_RATE_LIMITS: 'off'},
  });
  const url = await new Promise((resolve, reject) => {
    let printed = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const ready = /ready at (http:\S+)/.exec(printed);
      if (ready) resolve(ready[1]);
    });
  });
  const answer = await fetch(`${url}/readyz`);
  if (answer.status !== 200) throw new Error(`/readyz answers ${answer.status}`);
  return {process: child, url, readyMs: performance.now() - started};
}

/** @param {Serving} server */
async function stop(server) {
  const ended = new Promise((resolve) => server.process.on('exit', resolve));
  server.process.kill('SIGTERM');
  await ended;
}

/** Resident memory in MB and CPU seconds used so far. @param {number} pid */
function usage(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  const ticks = Number(stat[11]) + Number(stat[12]);
  return {residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024, cpuSeconds: ticks / 100};
}

/** @param {number} n */
function recipe(n) {
  const dish = ['Lemon chicken', 'Tomato soup', 'Mushroom risotto', 'Lentil dal', 'Apple crumble'][n % 5];
  return {
    title: `${dish} ${n}`,
    description: 'Bright, quick and made for a weeknight, with what is in the cupboard and one pan to wash.',
    ingredients: Array.from({length: 10}, (_, i) => `${i + 1} tbsp ingredient ${(n * 7 + i) % 40}`),
    instructions: Array.from({length: 6}, (_, i) => `Step ${i + 1}: stir gently until it smells good and the edges turn golden.`),
    category: ['breakfast', 'lunch', 'dinner', 'snacks'][n % 4],
    cookTime: 20 + (n % 30),
    servings: 4,
  };
}

/**
 * @param {string} url
 * @param {string} path
 * @param {unknown} body
 * @param {string} [cookie]
 */
async function post(url, path, body, cookie = '') {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: url, cookie},
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/**
 * Runs wrk and reads its figures.
 * @param {Serving} server
 * @param {string} path
 * @param {{cookie?: string, body?: unknown, connections?: string}} [request]
 */
async function load(server, path, {cookie, body, connections = options.connections} = {}) {
  const script = join(work, 'wrk.lua');
  const lines = ['wrk.headers["Accept"] = "application/json"'];
  if (cookie) lines.push(`wrk.headers["Cookie"] = ${JSON.stringify(cookie)}`);
  if (body) {
    lines.push('wrk.method = "POST"', 'wrk.headers["Content-Type"] = "application/json"');
    lines.push(`wrk.headers["Origin"] = ${JSON.stringify(server.url)}`, `wrk.body = [==[${JSON.stringify(body)}]==]`);
  }
  writeFileSync(script, lines.join('\n'));
  const before = usage(server.process.pid ?? 0);
  const {stdout} = await run('wrk', ['-t2', `-c${connections}`, `-d${options.seconds}s`, '--latency', '-s', script, server.url + path]);
  const after = usage(server.process.pid ?? 0);
  const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: /^\s+50%\s+(\S+)/m.exec(stdout)?.[1] ?? '',
    p99: /^\s+99%\s+(\S+)/m.exec(stdout)?.[1] ?? '',
    cpuUs: ((after.cpuSeconds - before.cpuSeconds) / requests) * 1e6,
    failed,
  };
}

/** @param {string} name @param {{rate: number, p50: string, p99: string, cpuUs: number, failed: number}} r @param {number} [wanted] */
function report(name, r, wanted) {
  const goal = wanted ? `${wanted}` : '';
  console.log(
    `${name.padEnd(34)} ${r.rate.toFixed(0).padStart(8)} ${goal.padStart(8)} ${r.p50.padStart(9)} ${r.p99.padStart(9)} ` +
      `${r.cpuUs.toFixed(1).padStart(8)} ${String(r.failed).padStart(7)}`,
  );
}

/**
 * Signs in as fast as the server lets it, while another client reads now and then.
 * @param {Serving} server @param {string} email @param {string} cookie
 */
async function loginsBesideReads(server, email, cookie) {
  /** @type {number[]} */
  const reads = [];
  let signingIn = true;
  const read = async () => {
    while (signingIn) {
      const begun = performance.now();
      const answer = await fetch(`${server.url}/api/user`, {headers: {cookie}});
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`/api/user answers ${answer.status}`);
      reads.push(performance.now() - begun);
      await setTimeout(kReadPauseMs);
    }
  };
  const reading = read();
  const logins = await load(server, '/api/login', {body: {email, password: kPassword}, connections: '8'});
  signingIn = false;
  await reading;
  reads.sort((a, b) => a - b);
  console.log(
    `\nlogins beside reads: ${logins.rate.toFixed(0)} logins/s (wanted 100), ${logins.failed} failed; other requests meanwhile: ` +
      `p50 ${reads[Math.floor(reads.length / 2)].toFixed(1)} ms, p99 ${reads[Math.floor(reads.length * 0.99)].toFixed(1)} ms, ` +
      `slowest ${reads.at(-1)?.toFixed(1)} ms (wanted under 50)`,
  );
}

async function main() {
  let server = await serve();
  const email = 'bench@example.com';
  const registered = await post(server.url, '/api/register', {email, password: kPassword, firstName: 'Bench', lastName: 'Cook'});
  const cookie = (registered.headers.get('set-cookie') ?? '').split(';')[0];
  const mail = await outboxToken();
  await post(server.url, '/api/verify-email', {email, token: mail});
  let id = 0;
  for (let n = 0; n < Number(options.recipes); ++n) {
    id = (await (await post(server.url, '/api/recipes', recipe(n), cookie)).json()).id;
  }
  await stop(server);

  const starts = [];
  for (let round = 0; round < 5; ++round) {
    server = await serve();
    starts.push(server.readyMs);
    if (round < 4) await stop(server);
  }
  starts.sort((a, b) => a - b);
  console.log(
    `cold start to the first 200 on /readyz: median ${starts[2].toFixed(0)} ms of 5 (wanted at most 150); ` +
      `resident after it: ${usage(server.process.pid ?? 0).residentMb.toFixed(1)} MB (wanted at most 60)\n`,
  );

  console.log(`${'route'.padEnd(34)} ${'req/s'.padStart(8)} ${'wanted'.padStart(8)} ${'p50'.padStart(9)} ${'p99'.padStart(9)} ${'CPU µs'.padStart(8)} ${'failed'.padStart(7)}`);
  report('GET /healthz (fixed answer)', await load(server, '/healthz'));
  report('GET /api/user', await load(server, '/api/user', {cookie}), 20000);
  report('GET /api/recipes/:id', await load(server, `/api/recipes/${id}`, {cookie}), 20000);
  report(`GET /api/recipes (${options.recipes})`, await load(server, '/api/recipes', {cookie}), 6000);
  report('GET /api/recipes/search/lemon', await load(server, '/api/recipes/search/lemon', {cookie}), 5000);
  report('GET /api/recipes/search/tomatp sou', await load(server, '/api/recipes/search/tomatp%20sou', {cookie}), 5000);
  await loginsBesideReads(server, email, cookie);
  console.log('');
  const writer = await post(server.url, '/api/register', {email: 'writer@example.com', password: kPassword, firstName: 'Bench', lastName: 'Writer'});
  report('POST /api/recipes (on disk)', await load(server, '/api/recipes', {
    cookie: (writer.headers.get('set-cookie') ?? '').split(';')[0],
    body: recipe(1),
  }), 5000);
  console.log(`\nresident at the end: ${usage(server.process.pid ?? 0).residentMb.toFixed(1)} MB`);
  await stop(server);
}

/** The token of the newest mail in the outbox. */
async function outboxToken() {
  const {readdir} = await import('node:fs/promises');
  const outbox = join(data, 'outbox');
  const names = (await readdir(outbox)).filter((name) => name.endsWith('.eml')).sort();
  const text = readFileSync(join(outbox, names.at(-1) ?? ''), 'utf8');
  const token = /token=([\w-]+)/.exec(text);
  if (!token) throw new Error('no token in the mail');
  return token[1];
}

try {
  await main();
} finally {
  rmSync(work, {recursive: true, force: true});
}
