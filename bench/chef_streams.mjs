#!/usr/bin/env node
// @ts-check
// Many conversations with the chef at once: do they hold, what memory do they take, is each one's own, and how long after
// the provider's are the words with the reader?
//
//   bench/chef_streams.mjs [--binary build/release/flavorbot] [--chefs direct,anthropic,openai,built-in]
//                          [--at-once 1,100,1000] [--people 100] [--pace 200] [--rate 50]
//
// --people register, on the tier without a limit and with an allergy, so that words need the guard; then, for each chef and
// number, the binary starts anew on their data, and they share the conversations. Models are bench/marked_provider.mjs, which
// says a piece each --pace ms: --rate conversations begin each second, no answer ends before all were under way at once, and
// then each reader asks once more. Every piece that a reader gets must have the mark of their own question, in its order, and
// none may be missing. The built-in chef is asked for a dish of one food, for so many, by all at the same moment; there
// "first words" counts from the question. "direct" is the provider without the binary: what client and machine add.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

const run = promisify(execFile);

const { values: options } = parseArgs({
  options: {
    binary: { type: "string", default: "build/release/flavorbot" },
    chefs: { type: "string", default: "direct,anthropic,openai,built-in" },
    "at-once": { type: "string", default: "1,100,1000" },
    people: { type: "string", default: "100" },
    pace: { type: "string", default: "200" },
    rate: { type: "string", default: "50" },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(readFileSync(new URL(import.meta.url), "utf8").split("\n").slice(2, 14).join("\n").replaceAll("// ", ""));
  process.exit(0);
}

const kPassword = "Correct!Horse9Battery";
const kFewestQuestions = 100;
const kPreparedAtOnce = 4;
const kFoods = ["chickpeas", "lentils", "potatoes", "rice", "tomatoes", "carrots", "spinach", "mushrooms", "eggs", "tofu"];

const levels = options["at-once"].split(",").map(Number);
const pace = Number(options.pace);
const rate = Number(options.rate);
const data = mkdtempSync(join(tmpdir(), "flavorbot-bench-"));
const agent = new Agent({ keepAlive: true });

/** @typedef {{child: import("node:child_process").ChildProcess, url: string}} Started */

/** A program that prints its address, and ends with this one. @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<Started>} */
async function started(program, args, env = process.env) {
  const child = spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], { stdio: ["ignore", "pipe", "ignore"], env });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout.resume();
    return { child, url };
  }
  throw new Error(`${program} ended`);
}

/** @param {Started} program */
async function stop({ child }) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** @param {Record<string, string>} env */
const serve = (env) =>
  started(options.binary, ["serve", "--port", "0", "--data-dir", data], {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    FLAVORBOT_TABLE_MODE: "embedded",
    FLAVORBOT_RATE_LIMITS: "off",
    ...env,
  });

/** MB, the most of it, and CPU seconds so far. @param {Started} server */
function usage({ child }) {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  const stat = readFileSync(`/proc/${child.pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  const mb = (/** @type {string} */ name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { residentMb: mb("VmRSS"), peakMb: mb("VmHWM"), cpuSeconds: (Number(stat[11]) + Number(stat[12])) / 100 };
}

/**
 * Calls `take` with each piece of a 2xx answer, and returns its headers.
 * @param {string} method @param {string} url @param {unknown} body @param {Record<string, string>} headers
 * @param {(piece: string) => void} [take] @returns {Promise<import("node:http").IncomingHttpHeaders>}
 */
const send = (method, url, body, headers, take = () => undefined) =>
  new Promise((done, fail) => {
    const sent = { "content-type": "application/json", ...headers };
    const request = httpRequest(url, { method, headers: sent, agent }, (response) => {
      response.setEncoding("utf8");
      let refusal = "";
      const isGood = response.statusCode !== undefined && response.statusCode < 300;
      response.on("data", (piece) => (isGood ? take(piece) : (refusal += piece)));
      response.on("error", fail);
      response.on("end", () =>
        isGood ? done(response.headers) : fail(new Error(`${url} answers ${response.statusCode}: ${refusal}`)),
      );
    });
    request.on("error", fail);
    request.end(JSON.stringify(body));
  });

/** What `prepare` makes of 0, 1, 2 and so on, a few at a time. @template T @param {number} count @param {(n: number) => Promise<T>} prepare */
async function prepared(count, prepare) {
  /** @type {T[]} */
  const all = [];
  let next = 0;
  const some = async () => {
    for (let n = next++; n < count; n = next++) all[n] = await prepare(n);
  };
  await Promise.all(Array.from({ length: kPreparedAtOnce }, some));
  return all;
}

/** Cookies of so many new people. @param {number} count */
async function register(count) {
  const server = await serve({ FLAVORBOT_CHEF: "built-in" });
  try {
    return await prepared(count, async (n) => {
      const person = { email: `cook${n}@example.com`, password: kPassword, firstName: "Bench", lastName: "Cook" };
      const headers = await send("POST", `${server.url}/api/register`, person, {});
      const cookie = (headers["set-cookie"]?.[0] ?? "").split(";")[0] ?? "";
      await send("PATCH", `${server.url}/api/user/profile`, { allergies: ["peanuts"] }, { cookie });
      await run(options.binary, ["user", "tier", "--data-dir", data, person.email, "pro"]);
      return cookie;
    });
  } finally {
    await stop(server);
  }
}

/** Calls `take` with each event of a stream. @param {(type: string, data: any) => void} take */
function eventReader(take) {
  let rest = "";
  return (/** @type {string} */ piece) => {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const match = /^(?:event: (\w+)\n)?data: (\{.*)$/.exec(block);
      if (match !== null) take(match[1] ?? "", JSON.parse(match[2] ?? ""));
    }
  };
}

/** What a level comes to; times in ms. */
class Findings {
  /** @type {number[]} */ first = [];
  /** @type {number[]} */ all = [];
  underWay = 0;
  mostUnderWay = 0;
}

/** Begins a conversation, and tells where to ask in it. @param {string} url @param {string} cookie */
async function conversation(url, cookie) {
  let created = "";
  await send("POST", `${url}/api/chatbot/conversations`, {}, { cookie }, (piece) => (created += piece));
  return `${url}/api/chatbot/conversations/${JSON.parse(created).id}/messages`;
}

/**
 * Asks, has the words heard as they come, and returns the reply, which is what was streamed.
 * @param {string} url @param {string} cookie @param {string} content @param {Findings} findings
 * @param {(words: string) => void} hear
 */
async function ask(url, cookie, content, findings, hear) {
  let words = "";
  /** @type {any} */
  let answer;
  const read = eventReader((type, event) => {
    if (type !== "text") return (answer = { type, ...event });
    words += event.text;
    hear(event.text);
  });
  findings.mostUnderWay = Math.max(findings.mostUnderWay, ++findings.underWay);
  await send("POST", url, { content }, { cookie, accept: "text/event-stream" }, read);
  --findings.underWay;
  if (answer?.type !== "done") throw new Error(`"${content}" ends with ${JSON.stringify(answer)}`);
  if (answer.question.content !== content || answer.reply.content.trim() !== words.trim()) {
    throw new Error(`"${content}" has the answer ${JSON.stringify(answer)} and the words ${words}`);
  }
  return answer.reply;
}

/** Of a model's answer each piece has the mark, in its order. @param {string} mark @param {Findings} findings */
function listener(mark, findings) {
  let heard = 0;
  return {
    hear: (/** @type {string} */ words) => {
      const now = process.hrtime.bigint();
      for (const [whole, whose, place, sent] of words.matchAll(/(t\d+)-(\d+)-(\d+)/g)) {
        if (whose !== mark || Number(place) !== heard) throw new Error(`${mark} hears ${whole} as number ${heard}`);
        const ms = Number(now - BigInt(sent ?? 0)) / 1e6;
        if (heard++ === 0) findings.first.push(ms);
        findings.all.push(ms);
      }
    },
    heard: () => heard,
  };
}

/** The reply has what was heard, and that is whole. @param {string} url @param {string} cookie @param {number} number @param {Findings} findings @param {number} length */
async function askModel(url, cookie, number, findings, length) {
  const { hear, heard } = listener(`t${number}`, findings);
  await ask(url, cookie, `What goes with rice, please? (t${number})`, findings, hear);
  if (heard() < length) throw new Error(`t${number} hears ${heard()} pieces`);
}

/** The same without FlavorBot. @param {string} url @param {string} _cookie @param {number} number @param {Findings} findings @param {number} length */
async function askProvider(url, _cookie, number, findings, length) {
  const { hear, heard } = listener(`t${number}`, findings);
  const read = eventReader((_type, event) => hear(event.choices[0]?.delta.content ?? ""));
  await send("POST", url, { messages: [{ role: "user", content: `t${number}` }] }, {}, read);
  if (heard() < length) throw new Error(`t${number} hears ${heard()} pieces`);
}

/** Of the built-in chef's the dish has the food, for so many. @param {string} url @param {string} cookie @param {number} number @param {Findings} findings */
async function askBuiltIn(url, cookie, number, findings) {
  const food = kFoods[number % kFoods.length] ?? "";
  const servings = 2 + (Math.floor(number / kFoods.length) % 10);
  const begun = performance.now();
  let isFirst = true;
  const reply = await ask(url, cookie, `A dish with ${food} for ${servings} (t${number})`, findings, () => {
    if (isFirst) findings.first.push(performance.now() - begun);
    isFirst = false;
  });
  const isOwn = reply.recipe?.servings === servings && JSON.stringify(reply.recipe.ingredients).includes(food.slice(0, 5));
  if (!isOwn) throw new Error(`${food} for ${servings} has the answer ${JSON.stringify(reply)}`);
}

/** Pieces of an answer when so many converse. @param {number} atOnce */
const lengthFor = (atOnce) => 2 + Math.ceil((1000 * atOnce) / (rate * pace));

/** @param {number[]} times @param {number} share */
const percentile = (times, share) =>
  times.length === 0 ? "" : (times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0).toFixed(1);

/** @param {string} chef @param {number} atOnce @param {string[]} cookies */
async function measure(chef, atOnce, cookies) {
  const isPaced = chef !== "built-in";
  const length = lengthFor(atOnce);
  const script = fileURLToPath(new URL("marked_provider.mjs", import.meta.url));
  const provider = await started(process.execPath, [script, String(pace), String(length), String(atOnce)]);
  const server = await serve({
    FLAVORBOT_CHEF: chef === "direct" ? "built-in" : chef,
    ANTHROPIC_BASE_URL: provider.url,
    ANTHROPIC_API_KEY: "bench",
    ANTHROPIC_MODEL: "bench",
    OPENAI_BASE_URL: `${provider.url}/v1`,
    OPENAI_MODEL: "bench",
  });
  try {
    const before = usage(server);
    const findings = new Findings();
    const questions = Math.max(kFewestQuestions, isPaced ? 2 * atOnce : atOnce);
    const cookieOf = (/** @type {number} */ number) => cookies[number % cookies.length] ?? "";
    const places = await prepared(questions, async (number) =>
      chef === "direct" ? `${provider.url}/v1/chat/completions` : conversation(server.url, cookieOf(number)),
    );
    const put = chef === "direct" ? askProvider : chef === "built-in" ? askBuiltIn : askModel;
    const begin = usage(server);
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: atOnce }, async (_, reader) => {
        if (isPaced) await setTimeout((1000 * reader) / rate);
        for (let number = reader; number < questions; number += atOnce) {
          await put(places[number] ?? "", cookieOf(number), number, findings, length);
        }
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    const after = usage(server);
    const most = isPaced ? Number(await (await fetch(`${provider.url}/most`)).text()) : findings.mostUnderWay;
    const times = [percentile(findings.first, 0.5), percentile(findings.first, 0.99)];
    times.push(percentile(findings.all, 0.5), percentile(findings.all, 0.99));
    const memory = chef === "direct" ? ["", "", ""] : [before.residentMb.toFixed(0), after.peakMb.toFixed(0)];
    if (chef !== "direct") memory.push((after.cpuSeconds - begin.cpuSeconds).toFixed(1));
    console.log(`| ${[chef, most, questions, seconds.toFixed(1), ...memory, ...times].join(" | ")} |`);
    if (most < atOnce) throw new Error(`only ${most} were under way at once`);
  } finally {
    await stop(server);
    await stop(provider);
  }
}

try {
  const cookies = await register(Number(options.people));
  const load = () => loadavg()[0]?.toFixed(1);
  console.log(`${cookies.length} people; a piece each ${pace} ms; ${rate} conversations begin a second; load average ${load()}\n`);
  console.log("| chef | at once | questions | time, s | idle, MB | peak, MB | CPU, s | first words p50, ms | p99 | all words p50 | p99 |");
  console.log("|---|---|---|---|---|---|---|---|---|---|---|");
  for (const chef of options.chefs.split(",")) {
    for (const atOnce of levels) await measure(chef, atOnce, cookies);
  }
  console.log(`\nload average at the end ${load()}`);
} finally {
  agent.destroy();
  rmSync(data, { recursive: true, force: true });
}
