// Lines of Embedded Metric Format, read as CloudWatch Logs reads them.
//
// The schema is the specification's ("Specification: Embedded metric format", CloudWatch User Guide); the rules that
// a schema can't say are below it.
import { Ajv } from "ajv";

import type { Datum } from "./published.js";

const numbers = { type: "array", minItems: 1, maxItems: 100, items: { type: "number" } };

const isEmbedded = new Ajv({ allErrors: true, strict: false }).compile({
  type: "object",
  required: ["_aws"],
  properties: {
    _aws: {
      type: "object",
      required: ["Timestamp", "CloudWatchMetrics"],
      properties: {
        Timestamp: { type: "integer", minimum: 1 },
        CloudWatchMetrics: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            required: ["Namespace", "Dimensions", "Metrics"],
            additionalProperties: false,
            properties: {
              Namespace: { type: "string", minLength: 1, maxLength: 1024 },
              Dimensions: {
                type: "array",
                minItems: 1,
                items: {
                  type: "array",
                  maxItems: 30,
                  uniqueItems: true,
                  items: { type: "string", minLength: 1, maxLength: 250 },
                },
              },
              Metrics: {
                type: "array",
                minItems: 1,
                maxItems: 100,
                items: {
                  type: "object",
                  required: ["Name"],
                  additionalProperties: false,
                  properties: {
                    Name: { type: "string", minLength: 1, maxLength: 1024 },
                    Unit: { enum: ["Count", "Milliseconds", "None"] },
                    StorageResolution: { enum: [1, 60] },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
});

const isValue = new Ajv({ strict: false }).compile({
  anyOf: [
    { type: "number" },
    numbers,
    {
      type: "object",
      required: ["Values", "Counts", "Max", "Min", "Count", "Sum"],
      additionalProperties: false,
      properties: {
        Values: numbers,
        Counts: { ...numbers, items: { type: "number", exclusiveMinimum: 0 } },
        Max: { type: "number" },
        Min: { type: "number" },
        Count: { type: "number", exclusiveMinimum: 0 },
        Sum: { type: "number" },
      },
    },
  ],
});

const mostLineBytes = 256 * 1024;

export const isEmbeddedMetric = (line: string): boolean => line.startsWith('{"_aws"');

function valuesOf(value: any): Datum["values"] { // eslint-disable-line @typescript-eslint/no-explicit-any
  if (typeof value === "number") return [{ value, count: 1 }];
  if (Array.isArray(value)) return value.map((each) => ({ value: each, count: 1 }));
  return value.Values.map((each: number, i: number) => ({ value: each, count: value.Counts[i] }));
}

/** What CloudWatch makes of the line. Throws where it breaks the specification. */
export function dataOf(line: string): Datum[] {
  const refuse = (why: string): never => {
    throw new Error(`${why}: ${line}`);
  };
  const event = JSON.parse(line);
  if (Buffer.byteLength(line) > mostLineBytes) refuse("too long");
  if (!isEmbedded(event)) refuse(JSON.stringify(isEmbedded.errors));
  const age = Date.now() - event._aws.Timestamp;
  if (age < -60_000 || age > 3_600_000) refuse("of another time");
  const data: Datum[] = [];
  for (const { Dimensions, Metrics } of event._aws.CloudWatchMetrics) {
    for (const names of Dimensions as string[][]) {
      const dimensions = names.map((name): [string, string] => {
        const value = event[name];
        if (typeof value !== "string" || value === "" || value.length > 1024) refuse(`no dimension ${name}`);
        return [name, value];
      });
      for (const { Name, Unit } of Metrics) {
        if (!isValue(event[Name])) refuse(`no value of ${Name}`);
        if (event[Name].Values?.length !== event[Name].Counts?.length) refuse(`uneven values of ${Name}`);
        data.push({ name: Name, unit: Unit ?? "None", dimensions, values: valuesOf(event[Name]) });
      }
    }
  }
  return data;
}

/** Of all embedded lines of a log. */
export const dataOfLog = (log: string): Datum[] => log.split("\n").filter(isEmbeddedMetric).flatMap(dataOf);
