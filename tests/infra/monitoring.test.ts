// infra/'s dashboards and alarms ask for what a server tells: a metric, label or dimension that is renamed fails here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, type ScalarTag } from "yaml";

import { Client } from "../api/support/client.js";
import { type Exit, Server } from "../api/support/server.js";
import { DbLocal } from "../clients/support/db_local.js";
import { FaultProxy } from "../faults/fault_proxy.js";
import { drill, drillEnvironment } from "./support/drill.js";
import { dataOfLog, isEmbeddedMetric } from "./support/embedded_metrics.js";
import { type Sample, samplesOf, sumOf } from "./support/prometheus.js";
import { type Datum, kindOf, kindsOf, namespace, statistics } from "./support/published.js";

const infra = (name: string) => readFileSync(new URL(`../../infra/${name}`, import.meta.url), "utf8");

const tableName = "flavorbot";
const Table = tableName;
let engine: DbLocal;
let calls: FaultProxy;
let page: Sample[]; // of /metrics
let exit: Exit;
let data: Datum[]; // of the lines on standard output

beforeAll(async () => {
  engine = await DbLocal.start("--in-memory");
  calls = new FaultProxy(engine.url, {});
  const server = await Server.start({
    // Both streams in one, as a container's log driver has them.
    shell: "exec 2>&1",
    env: {
      ...drillEnvironment,
      DYNAMODB_ENDPOINT: await calls.start(),
      DYNAMODB_TABLE_NAME: tableName,
      FLAVORBOT_TABLE_MODE: "auto",
      FLAVORBOT_METRICS: "emf",
      FLAVORBOT_METRICS_INTERVAL: "1",
    },
  });
  await drill({ server, calls, engineUrl: engine.url, tableName });
  page = samplesOf((await new Client(server).get("/metrics")).text);
  exit = await server.stop();
  data = dataOfLog(exit.output);
});
afterAll(async () => {
  calls.stop();
  await engine.stop();
});

describe("embedded metrics", () => {
  test("are whole lines among those of the log", () => {
    expect(exit.code).toBe(0);
    const lines = exit.output.split("\n").filter((line) => line !== "" && !line.startsWith("FlavorBot is ready at "));
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
    expect(lines.filter((line) => JSON.parse(line).event === "request").length).toBeGreaterThan(5);
    expect(lines.filter(isEmbeddedMetric).every((line) => JSON.parse(line).event === "metrics")).toBe(true);
  });

  test("add up to what /metrics says, the last values included", () => {
    const table = { table: tableName };
    const of = (name: string) => statistics(data, name, { Table });
    expect(of("RequestLatency").sampleCount).toBe(
      sumOf(page, "flavorbot_dynamodb_request_duration_seconds_count", table),
    );
    const sums = [
      ["Retries", "flavorbot_dynamodb_retries_total"],
      ["ThrottledRequests", "flavorbot_dynamodb_throttles_total"],
      ["ConsumedReadCapacityUnits", "flavorbot_dynamodb_consumed_read_units_total"],
      ["ConsumedWriteCapacityUnits", "flavorbot_dynamodb_consumed_write_units_total"],
    ] as const;
    for (const [name, family] of sums) {
      expect(sumOf(page, family, table), family).toBeGreaterThan(0);
      expect(of(name).sum, name).toBeCloseTo(sumOf(page, family, table));
    }
    // The request for the page itself isn't on it yet.
    expect(of("HttpLatency").sampleCount).toBe(sumOf(page, "flavorbot_http_request_duration_seconds_count") + 1);
    expect(of("Up").sum).toBeGreaterThan(0);
  });

  test("tell throttles, failures, refusals and lost races apart", () => {
    for (const name of ["ThrottledRequests", "SystemErrors", "UserErrors", "ConditionalCheckFailedRequests"]) {
      expect(statistics(data, name, { Table }).sum, name).toBeGreaterThan(0);
    }
    const errors = data.filter(({ name, dimensions }) => name === "Errors" && dimensions.length === 3);
    const types = errors.map(({ dimensions }) => dimensions[2]?.[1]);
    for (const type of ["ServiceUnavailable", "ResourceNotFoundException", "TransactionCanceledException"]) {
      expect(types).toContain(type);
    }
  });
});

describe("dashboard.json asks for what there is", () => {
  const dashboard = JSON.parse(infra("dashboard.json"));
  const graphs = dashboard.widgets.filter(({ type }: { type: string }) => type === "metric");

  test("in metrics and in searches", () => {
    const known = kindsOf(data);
    let asked = 0;
    for (const { properties } of graphs) {
      for (const metric of properties.metrics as unknown[][]) {
        const [first, name, ...rest] = metric;
        if (typeof first === "object") {
          const { expression } = first as { expression: string };
          const search = /^SEARCH\('\{(\w+),([\w,]+)\} MetricName="(\w+)" Table="flavorbot"', '\w+', 60\)$/.exec(expression);
          if (search === null) {
            expect(expression).toMatch(/^[\w\s*/+().,-]+$/); // of the ids beside it
            continue;
          }
          expect(search[1]).toBe(namespace);
          expect(known).toContain(kindOf(search[3] ?? "", (search[2] ?? "").split(",")));
        } else {
          expect(first).toBe(namespace);
          const dimensions = rest.filter((each) => typeof each === "string");
          expect(known).toContain(kindOf(String(name), dimensions.filter((_, i) => i % 2 === 0) as string[]));
        }
        ++asked;
      }
    }
    expect(asked).toBeGreaterThan(20);
  });

  test("and has its widgets side by side", () => {
    const cells = new Set<string>();
    for (const { x, y, width, height } of dashboard.widgets) {
      expect(x + width).toBeLessThanOrEqual(24);
      for (let column = x; column < x + width; ++column) {
        for (let row = y; row < y + height; ++row) {
          expect(cells).not.toContain(`${column},${row}`);
          cells.add(`${column},${row}`);
        }
      }
    }
  });
});

interface Metric {
  Namespace: string;
  MetricName: string;
  Dimensions: { Name: string; Value: string }[];
}
interface Alarm extends Partial<Metric> {
  AlarmName: string;
  AlarmDescription: string;
  Metrics?: { Id: string; Expression?: string; MetricStat?: { Metric: Metric } }[];
}

const operations = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
const sectionOf = (heading: string): string => new RegExp(`^#+ ${heading}$.*?^#`, "ms").exec(operations)?.[0] ?? "";

/** The alarms of the template, with its parameters' defaults, by their logical names. */
function alarmsOf(template: string): Map<string, Alarm> {
  const parameters: Record<string, unknown> = { TopicArn: "arn:aws:sns:us-east-1:123456789012:on-call" };
  for (const [name, { Default }] of Object.entries<{ Default?: unknown }>(parse(template, { logLevel: "silent" }).Parameters)) {
    if (Default !== undefined) parameters[name] = Default;
  }
  const used = (name: string): unknown => {
    if (!(name in parameters)) throw new Error(`there is no parameter ${name}`);
    return parameters[name];
  };
  const scalar = (tag: string, resolve: (text: string) => unknown): ScalarTag => ({ tag, resolve });
  const { Resources } = parse(template, {
    customTags: [
      scalar("!Ref", used),
      scalar("!Sub", (text) => text.replace(/\$\{(\w+)\}/g, (_, name: string) => String(used(name)))),
    ],
  });
  return new Map(
    Object.entries<{ Type: string; Properties: Alarm }>(Resources).map(([name, { Type, Properties }]) => {
      expect(Type).toBe("AWS::CloudWatch::Alarm");
      return [name, Properties];
    }),
  );
}

/** Passes `input` to support/aws_models.py; what it finds wrong. */
async function awsModels(command: string, input: unknown): Promise<string> {
  const script = fileURLToPath(new URL("support/aws_models.py", import.meta.url));
  const child = spawn("/usr/bin/python3", [script, command], { stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.end(JSON.stringify(input));
  const [code] = await once(child, "close");
  return code === 0 ? "" : said || `exit code ${code}`;
}

describe("alarms.yaml asks for what there is", () => {
  const alarms = alarmsOf(infra("alarms.yaml"));

  test("in every alarm", () => {
    const known = kindsOf(data);
    for (const [name, alarm] of alarms) {
      const metrics = alarm.Metrics?.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []) ?? [alarm as Metric];
      expect(metrics.length, name).toBeGreaterThan(0);
      for (const { Namespace, MetricName, Dimensions } of metrics) {
        expect(Namespace).toBe(namespace);
        expect(Dimensions).toEqual([{ Name: "Table", Value: tableName }]);
        expect(known).toContain(kindOf(MetricName, ["Table"]));
      }
      const ids = new Set(alarm.Metrics?.map(({ Id }) => Id));
      for (const { Expression } of alarm.Metrics ?? []) {
        for (const [word] of Expression?.matchAll(/\b[a-z]\w*/g) ?? []) expect(ids).toContain(word);
      }
    }
  });

  test("as CloudWatch takes it", async () => {
    expect(await awsModels("alarms", [...alarms.values()])).toBe("");
  });

  test("and operations.md says of each what to do", () => {
    const guide = sectionOf("What the alarms mean");
    for (const [name, { AlarmDescription }] of alarms) {
      expect(AlarmDescription).toContain(`See docs/operations.md, ${name}.`);
    }
    const told = [...guide.matchAll(/^\| `(\w+)` \| .* \| .* \|$/gm)].map(([, name]) => name);
    expect(told.toSorted()).toEqual([...alarms.keys()].toSorted());
  });
});

/** The labels of each metric of the page, with those that Prometheus adds. */
function labelsByMetric(): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  for (const { name, labels: of } of page) {
    const known = labels.get(name) ?? new Set(["job", "instance"]); // Prometheus' own
    for (const label of Object.keys(of)) known.add(label);
    labels.set(name, known);
  }
  return labels;
}

test("operations.md tells of the metrics that there are", () => {
  const rows = sectionOf("What to watch").split("\n").filter((line) => line.startsWith("| "));
  const labels = labelsByMetric();
  const published = new Set(data.map(({ name }) => name));
  const told = new Set<string>();
  for (const row of rows) {
    const [, families = "", metrics = "", dimensions = ""] = row.split("|");
    const of = /`\{([\w,]+)\}`/.exec(families)?.[1]?.split(",") ?? [];
    for (const [, family = ""] of families.matchAll(/`((?:flavorbot|process)_\w+)`/g)) {
      if (family.startsWith("flavorbot_cloudwatch_")) continue; // with FLAVORBOT_METRICS=cloudwatch
      const known = labels.get(family) ?? labels.get(`${family}_count`);
      expect(known, family).toBeDefined();
      for (const label of of) expect(known, family).toContain(label);
    }
    for (const [, metric = ""] of metrics.matchAll(/`(\w+)`/g)) {
      expect(published).toContain(metric);
      told.add(metric);
      const more = [...dimensions.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
      if (more.length > 0) expect(kindsOf(data)).toContain(kindOf(metric, ["Table", ...more]));
    }
  }
  expect(told).toEqual(published);
});

test("grafana.json asks for what there is", () => {
  const dashboard = JSON.parse(infra("grafana.json"));
  const labels = labelsByMetric();
  const queries: string[] = [
    ...dashboard.panels.flatMap(({ targets }: { targets?: { expr: string }[] }) => targets?.map(({ expr }) => expr) ?? []),
    ...dashboard.templating.list.flatMap(({ definition }: { definition?: string }) => definition ?? []),
  ];
  expect(queries.length).toBeGreaterThan(15);
  for (const query of queries) {
    const metrics = [...query.matchAll(/\b(flavorbot_\w+|process_\w+)(?:\{([^}]*)\})?/g)];
    expect(metrics.length, query).toBeGreaterThan(0);
    for (const [, name = "", selector = ""] of metrics) {
      expect(labels.has(name), name).toBe(true);
      const asked = [...selector.matchAll(/(\w+)\s*(?:=~|!=|!~|=)\s*"/g)].map(([, label = ""]) => label);
      const by = /\bby \(([^)]*)\)/.exec(query)?.[1]?.split(/,\s*/) ?? [];
      const values = /^label_values\(.*, (\w+)\)$/.exec(query)?.slice(1) ?? [];
      for (const label of [...asked, ...by, ...values]) expect(labels.get(name), `${name} in ${query}`).toContain(label);
    }
  }
});
