// dynamodb-admin, the web interface that developers open on a local DynamoDB: its pages over ours.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "dynamodb-admin";

import { DbLocal, credentials, region } from "./support/db_local.js";

describe("dynamodb-admin", { timeout: 60_000 }, () => {
  let db: DbLocal;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    db = await DbLocal.start("--in-memory");
    process.env["AWS_ACCESS_KEY_ID"] = credentials.accessKeyId;
    process.env["AWS_SECRET_ACCESS_KEY"] = credentials.secretAccessKey;
    process.env["AWS_REGION"] = region;
    const app = createServer({ dynamoEndpoint: db.url, skipDefaultCredentials: true });
    server = await new Promise<Server>((listening) => {
      const started: Server = app.listen(0, "127.0.0.1", () => listening(started));
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    expect(await db.stop()).toBe(0);
  });

  async function page(path: string): Promise<string> {
    const answer = await fetch(url + path);
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    return text;
  }
  const send = (method: string, path: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: { "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it("creates a table with indexes and lists it", async () => {
    expect(await page("/create-table")).toContain("secondary-indexes");
    const created = await send("POST", "/create-table", {
      TableDefinition: {
        TableName: "dishes",
        HashAttributeName: "id",
        HashAttributeType: "S",
        RangeAttributeName: "at",
        RangeAttributeType: "N",
        ReadCapacityUnits: 3,
        WriteCapacityUnits: 3,
      },
      SecondaryIndexes: [
        {
          IndexName: "by-kind",
          IndexType: "global",
          HashAttributeName: "kind",
          HashAttributeType: "S",
          ReadCapacityUnits: 3,
          WriteCapacityUnits: 3,
        },
        { IndexName: "by-name", IndexType: "local", HashAttributeName: "id", RangeAttributeName: "name", RangeAttributeType: "S" },
      ],
    });
    expect(created.status, await created.text()).toBe(204);
    expect(await page("/")).toContain("dishes");
    expect(await page("/tables/dishes/meta")).toContain("by-kind");
  });

  it("puts an item, shows it and changes it", async () => {
    expect(await page("/tables/dishes/add-item")).toContain("dishes");
    const item = { id: "a", at: 1, kind: "soup", name: "Borscht", steps: ["chop", { boil: 90 }] };
    const put = await send("PUT", "/tables/dishes/add-item", item);
    expect(await put.json()).toEqual({ id: "a", at: 1 });
    expect(await page("/tables/dishes/items/a,1")).toContain("Borscht");
    const changed = await send("PUT", "/tables/dishes/items/a,1", { ...item, name: "Okroshka" });
    expect(changed.status, await changed.text()).toBe(200);
    expect(await page("/tables/dishes/items/a,1")).toContain("Okroshka");
  });

  it("lists items by scan, and by query of the table and of an index", async () => {
    expect(await page("/tables/dishes")).toContain("by-kind");
    const list = async (query: string) => JSON.parse(await page(`/tables/dishes/items?${query}`));
    expect((await list("pageSize=5")).Items).toHaveLength(1);
    const query = new URLSearchParams({
      pageSize: "5",
      operationType: "query",
      queryableSelection: "by-kind",
      filters: JSON.stringify({ kind: { operator: "=", type: "S", value: "soup" } }),
    });
    expect((await list(query.toString())).Items[0].name).toBe("Okroshka");
  });

  it("deletes the item, purges and deletes the table", async () => {
    expect((await send("DELETE", "/tables/dishes/items/a,1")).status).toBe(204);
    await send("PUT", "/tables/dishes/add-item", { id: "b", at: 2 });
    expect((await send("DELETE", "/tables/dishes/all")).status).toBe(200);
    expect(JSON.parse(await page("/tables/dishes/items?pageSize=5")).Items).toEqual([]);
    expect((await send("DELETE", "/tables/dishes")).status).toBe(204);
    expect(await page("/")).not.toContain("dishes");
  });
});
