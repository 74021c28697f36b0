// Signatures, databases of callers and gzip, as stock clients make and take them.
import { createHash, createHmac } from "node:crypto";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterEach, describe, expect, it } from "vitest";

import { newDirectory } from "../scratch.js";
import { DbLocal, credentials, region } from "./support/db_local.js";

/** Node 18's zlib has none. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** What the signer wants of a hash. */
class Sha256 {
  private readonly parts: Uint8Array[] = [];
  constructor(private readonly secret?: string | Uint8Array) {}
  update(data: string | Uint8Array) {
    this.parts.push(typeof data === "string" ? Buffer.from(data) : data);
  }
  async digest(): Promise<Uint8Array> {
    const hash = this.secret === undefined ? createHash("sha256") : createHmac("sha256", this.secret);
    for (const part of this.parts) hash.update(part);
    return hash.digest();
  }
  reset() {
    this.parts.length = 0;
  }
}

let db: DbLocal;
const clients: DynamoDBClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  expect(await db.stop()).toBe(0);
});

function clientOf(keys = credentials, of = region, clockSkew = 0): DynamoDBClient {
  const client = new DynamoDBClient({
    endpoint: db.url,
    region: of,
    credentials: keys,
    maxAttempts: 1,
    systemClockOffset: clockSkew,
  });
  clients.push(client);
  return client;
}

async function nameOfError(client: DynamoDBClient): Promise<string> {
  return client.send(new ListTablesCommand({})).then(
    () => "none",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

async function createTable(client: DynamoDBClient): Promise<string | undefined> {
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: "recipes",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  return TableDescription?.TableArn;
}

describe("db local --credentials", () => {
  it("serves those who have the secret and nobody else", async () => {
    db = await DbLocal.start("--in-memory", "--credentials", "test:test-secret");
    expect(await nameOfError(clientOf())).toBe("none");
    expect(await nameOfError(clientOf(credentials, "eu-west-3"))).toBe("none");
    expect(await nameOfError(clientOf({ ...credentials, secretAccessKey: "guess" }))).toMatch(
      /^InvalidSignatureException: The request signature we calculated does not match/,
    );
    expect(await nameOfError(clientOf({ ...credentials, accessKeyId: "other" }))).toBe(
      "UnrecognizedClientException: The security token included in the request is invalid.",
    );
    expect(await nameOfError(clientOf({ ...credentials, sessionToken: "token" } as typeof credentials))).toMatch(
      /^UnrecognizedClientException/,
    );
  });

  it("refuses old signatures", async () => {
    db = await DbLocal.start("--in-memory", "--credentials", "test:test-secret");
    const hour = 3_600_000;
    expect(await nameOfError(clientOf(credentials, region, -hour))).toMatch(
      /^InvalidSignatureException: Signature expired: \d{8}T\d{6}Z is now earlier than/,
    );
    expect(await nameOfError(clientOf(credentials, region, hour))).toMatch(
      /^InvalidSignatureException: Signature not yet current: /,
    );
  });

  it("takes a shared credentials file that nobody else may read", async () => {
    const file = join(newDirectory(), "credentials");
    writeFileSync(file, "[a]\naws_access_key_id = test\naws_secret_access_key = test-secret\n", { mode: 0o600 });
    db = await DbLocal.start("--in-memory", "--credentials", file);
    expect(await nameOfError(clientOf())).toBe("none");
    chmodSync(file, 0o644);
    await expect(DbLocal.start("--in-memory", "--credentials", file)).rejects.toThrow("exit code 2");
  });
});

it("db local --per-credentials has tables for each key and region", async () => {
  const directory = newDirectory();
  db = await DbLocal.start("--data", directory, "--per-credentials");
  expect(await createTable(clientOf())).toBe("arn:aws:dynamodb:us-east-1:000000000000:table/recipes");
  expect(await createTable(clientOf(credentials, "eu-west-3"))).toMatch(/^arn:aws:dynamodb:eu-west-3:/);
  const other = clientOf({ ...credentials, accessKeyId: "other" });
  expect((await other.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  expect((await clientOf().send(new ListTablesCommand({}))).TableNames).toEqual(["recipes"]);
  expect(await db.stop()).toBe(0);
  // One database for all can't be where those of each are.
  await expect(DbLocal.start("--data", directory)).rejects.toThrow("exit code 3");
});

describe("the wire", () => {
  const call = (target: string, body: Uint8Array, headers: Record<string, string> = {}) =>
    new HttpRequest({
      method: "POST",
      protocol: "http:",
      hostname: new URL(db.url).hostname,
      port: Number(new URL(db.url).port),
      path: "/",
      headers: {
        host: new URL(db.url).host,
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDB_20120810.${target}`,
        ...headers,
      },
      body,
    });
  const signer = () => new SignatureV4({ credentials, region, service: "dynamodb", sha256: Sha256 as never });

  it("takes signatures in the query", async () => {
    db = await DbLocal.start("--in-memory", "--credentials", "test:test-secret");
    const body = Buffer.from("{}");
    const presigned = await signer().presign(call("ListTables", body), {
      expiresIn: 60,
      unhoistableHeaders: new Set(["x-amz-target", "content-type"]),
    });
    const query = new URLSearchParams(presigned.query as Record<string, string>);
    const ask = (text: URLSearchParams) =>
      fetch(`${db.url}/?${text}`, { method: "POST", headers: presigned.headers, body });
    expect(await (await ask(query)).json()).toEqual({ TableNames: [] });
    query.set("X-Amz-Signature", "0".repeat(64));
    expect(await (await ask(query)).text()).toContain("#InvalidSignatureException");
  });

  it("inflates requests, deflates answers, and sums what it sends", async () => {
    db = await DbLocal.start("--in-memory", "--credentials", "test:test-secret");
    await createTable(clientOf());
    const text = "x".repeat(5000);
    const send = async (target: string, request: unknown, headers: Record<string, string>) => {
      const body = gzipSync(JSON.stringify(request));
      const signed = await signer().sign(call(target, body, { "content-encoding": "gzip", ...headers }));
      return DbLocal.rawAnswer(db.url, signed.headers, body);
    };
    const put = await send("PutItem", { TableName: "recipes", Item: { id: { S: "a" }, text: { S: text } } }, {});
    expect(put.status).toBe(200);
    expect(put.headers["content-encoding"]).toBeUndefined();
    const got = await send("GetItem", { TableName: "recipes", Key: { id: { S: "a" } } }, { "accept-encoding": "gzip" });
    expect(got.headers["content-encoding"]).toBe("gzip");
    expect(got.headers["x-amz-crc32"]).toBe(String(crc32(got.body)));
    expect(got.headers["x-amzn-requestid"]).toMatch(/^[A-Z0-9]{52}$/);
    expect(got.headers["server"]).toBe("Server");
    expect(JSON.parse(gunzipSync(got.body).toString()).Item.text.S).toBe(text);
  });
});
