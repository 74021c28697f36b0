// The stock AWS command line (Debian's awscli) against `flavorbot db local`.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { newDirectory } from "../scratch.js";
import { DbLocal, credentials, region } from "./support/db_local.js";

const run = promisify(execFile);

// Each call starts a Python interpreter: seconds on a busy machine.
describe("the AWS command line", { timeout: 180_000 }, () => {
  let db: DbLocal;
  const home = newDirectory();

  /** `aws dynamodb ...`; what it prints, as JSON. */
  async function aws(...args: string[]): Promise<any> {
    const { stdout } = await run("aws", ["dynamodb", ...args, "--endpoint-url", db.url, "--output", "json"], {
      env: {
        PATH: process.env["PATH"],
        HOME: home,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_DEFAULT_REGION: region,
        AWS_MAX_ATTEMPTS: "1",
        AWS_PAGER: "",
      },
    });
    return stdout === "" ? {} : JSON.parse(stdout);
  }
  const key = (sort: string) => JSON.stringify({ PK: { S: "a" }, SK: { S: sort } });

  beforeAll(async () => {
    db = await DbLocal.start("--in-memory");
  });
  afterAll(async () => {
    expect(await db.stop()).toBe(0);
  });

  it("creates a table and waits for it", async () => {
    const created = await aws(
      "create-table",
      ...["--table-name", "recipes", "--billing-mode", "PAY_PER_REQUEST"],
      ...["--attribute-definitions", "AttributeName=PK,AttributeType=S", "AttributeName=SK,AttributeType=S"],
      ...["--key-schema", "AttributeName=PK,KeyType=HASH", "AttributeName=SK,KeyType=RANGE"],
    );
    expect(created.TableDescription.TableName).toBe("recipes");
    await aws("wait", "table-exists", "--table-name", "recipes");
    expect((await aws("list-tables")).TableNames).toEqual(["recipes"]);
  });

  it("puts, gets and updates items", async () => {
    const item = { PK: { S: "a" }, SK: { S: "1" }, n: { N: "1.50" }, l: { L: [{ BOOL: true }, { NULL: true }] } };
    await aws("put-item", "--table-name", "recipes", "--item", JSON.stringify(item));
    expect((await aws("get-item", "--table-name", "recipes", "--key", key("1"), "--consistent-read")).Item).toEqual({
      ...item,
      n: { N: "1.5" },
    });
    const updated = await aws(
      "update-item",
      ...["--table-name", "recipes", "--key", key("1"), "--update-expression", "ADD n :one"],
      ...["--expression-attribute-values", '{":one":{"N":"1"}}', "--return-values", "UPDATED_NEW"],
    );
    expect(updated.Attributes).toEqual({ n: { N: "2.5" } });
  });

  it("pages through queries and scans by itself", async () => {
    for (const sort of ["2", "3", "4"]) await aws("put-item", "--table-name", "recipes", "--item", key(sort));
    const queried = await aws(
      "query",
      ...["--table-name", "recipes", "--page-size", "2", "--key-condition-expression", "PK = :a"],
      ...["--expression-attribute-values", '{":a":{"S":"a"}}', "--no-scan-index-forward"],
    );
    expect(queried.Items.map((item: any) => item.SK.S)).toEqual(["4", "3", "2", "1"]);
    expect((await aws("scan", "--table-name", "recipes", "--page-size", "1", "--select", "COUNT")).Count).toBe(4);
  });

  it("writes transactions and batches", async () => {
    await aws(
      "transact-write-items",
      ...["--transact-items", JSON.stringify([{ Delete: { TableName: "recipes", Key: JSON.parse(key("2")) } }])],
    );
    await aws(
      "batch-write-item",
      ...["--request-items", JSON.stringify({ recipes: [{ DeleteRequest: { Key: JSON.parse(key("3")) } }] })],
    );
    const read = await aws(
      "batch-get-item",
      ...["--request-items", JSON.stringify({ recipes: { Keys: ["2", "3", "4"].map((sort) => JSON.parse(key(sort))) } })],
    );
    expect(read.Responses.recipes).toEqual([JSON.parse(key("4"))]);
  });

  it("executes PartiQL statements", async () => {
    await aws("execute-statement", "--statement", "INSERT INTO recipes VALUE {'PK': 'p', 'SK': '1', 'm': {'n': [7]}}");
    const selected = await aws(
      "execute-statement",
      ...["--statement", "SELECT m.n[0], SK FROM recipes WHERE PK = ?", "--parameters", '[{"S":"p"}]'],
    );
    expect(selected.Items).toEqual([{ "n[0]": { N: "7" }, SK: { S: "1" } }]);
    const many = await aws(
      "batch-execute-statement",
      ...["--statements", JSON.stringify([{ Statement: "DELETE FROM recipes WHERE PK = 'p' AND SK = '1'" }])],
    );
    expect(many.Responses).toEqual([{ TableName: "recipes" }]);
    await expect(aws("execute-statement", "--statement", "SELECT")).rejects.toThrow(
      "Statement wasn't well formed, can't be processed: SELECT",
    );
  });

  it("prints an exception's name and text", async () => {
    await expect(
      aws("put-item", "--table-name", "recipes", "--item", key("4"), "--condition-expression", "attribute_not_exists(PK)"),
    ).rejects.toThrow(
      // Version 2 adds that it may not try again, though it wouldn't: AWS_MAX_ATTEMPTS is 1.
      /An error occurred \(ConditionalCheckFailedException\) when calling the PutItem operation( \(reached max retries: 0\))?: The conditional request failed/,
    );
    await expect(aws("describe-table", "--table-name", "nowhere")).rejects.toThrow("ResourceNotFoundException");
  });

  it("is told what this endpoint can't do", async () => {
    await expect(aws("list-global-tables")).rejects.toThrow("ListGlobalTables is not supported here: it needs");
  });

  it("deletes the table", async () => {
    await aws("delete-table", "--table-name", "recipes");
    await aws("wait", "table-not-exists", "--table-name", "recipes");
    expect((await aws("list-tables")).TableNames).toEqual([]);
  });
});
