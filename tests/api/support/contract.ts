// The contract: api/openapi.yaml, held against every answer that a test gets.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { parse } from "yaml";

interface Operation {
  operationId: string;
  security?: unknown[];
  responses: Record<string, Reference | { content?: Record<string, { schema?: object }> }>;
}
interface Reference {
  $ref: string;
}
type PathItem = Partial<Record<"get" | "post" | "put" | "patch" | "delete", Operation>>;

const file = fileURLToPath(new URL("../../../api/openapi.yaml", import.meta.url));
const document = parse(readFileSync(file, "utf8")) as {
  paths: Record<string, PathItem>;
  components: { responses: Record<string, object> };
};

// ajv-formats is CommonJS: its function is the module's `default`.
const addFormats = addFormatsModule.default;
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat("int64", { type: "number", validate: Number.isSafeInteger });
ajv.addSchema({ ...document, $id: "openapi" });

/** What any route may answer, with the plain error body. */
const generalStatuses = new Set([400, 401, 403, 404, 405, 413, 415, 429, 500, 503]);

const validators = new Map<string, ValidateFunction>();

/** A validator of the part of the document that `pointer` leads to. */
function validatorAt(pointer: string): ValidateFunction {
  let validator = validators.get(pointer);
  if (validator === undefined) {
    validator = ajv.compile({ $ref: `openapi#${pointer}` });
    validators.set(pointer, validator);
  }
  return validator;
}

const escapePointer = (part: string): string =>
  encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

export interface Route {
  method: string;
  template: string;
  operation: Operation;
  isPublic: boolean;
}

/** Every route of the document. */
export const routes: Route[] = Object.entries(document.paths).flatMap(([template, item]) =>
  Object.entries(item)
    .filter(([method]) => ["get", "post", "put", "patch", "delete"].includes(method))
    .map(([method, operation]) => ({
      method: method.toUpperCase(),
      template,
      operation: operation as Operation,
      isPublic: (operation as Operation).security?.length === 0,
    })),
);

function matches(template: string, path: string): boolean {
  const wanted = template.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith("{") ? given[i] !== "" : part === given[i]))
  );
}

/** The route that `method` and `path` lead to; literal segments win over parameters. */
export function routeOf(method: string, path: string): Route | undefined {
  const parameters = (template: string) => template.split("{").length;
  return routes
    .filter((route) => route.method === method && matches(route.template, path))
    .sort((a, b) => parameters(a.template) - parameters(b.template))[0];
}

/** What is wrong with an answer by the contract; nothing when it keeps it. */
export function contractBreach(
  method: string,
  path: string,
  status: number,
  body: unknown,
): string | undefined {
  const route = routeOf(method, path);
  const documented = route?.operation.responses[String(status)];
  if (route === undefined || documented === undefined) {
    if (!generalStatuses.has(status) || (route === undefined && status < 400)) {
      return `${method} ${path} answers ${status}, which the contract doesn't have`;
    }
    return breachOf("/components/schemas/Error", body, `${method} ${path} ${status}`);
  }
  const pointer =
    "$ref" in documented
      ? documented.$ref.slice(1)
      : `/paths/${escapePointer(route.template)}/${method.toLowerCase()}/responses/${status}`;
  const response = "$ref" in documented ? componentResponse(documented) : documented;
  if (response.content?.["application/json"]?.schema === undefined) return undefined;
  return breachOf(`${pointer}/content/application~1json/schema`, body, `${method} ${path} ${status}`);
}

function componentResponse(reference: Reference): { content?: Record<string, { schema?: object }> } {
  const name = reference.$ref.split("/").at(-1) ?? "";
  return document.components.responses[name] ?? {};
}

function breachOf(pointer: string, body: unknown, what: string): string | undefined {
  const validate = validatorAt(pointer);
  if (validate(body)) return undefined;
  return `${what}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)?.slice(0, 2000)}`;
}
