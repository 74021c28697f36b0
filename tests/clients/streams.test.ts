// Streams read by stock clients: the AWS SDK for JavaScript's client of DynamoDB Streams, and the
// AWS command line.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  ResourceNotFoundException,
  type _Record,
} from "@aws-sdk/client-dynamodb-streams";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { newDirectory } from "../scratch.js";
import { DbLocal, credentials, region } from "./support/db_local.js";

const run = promisify(execFile);
const TableName = "recipes";

// The command line starts a Python interpreter for each call: seconds on a busy machine.
describe("streams", { timeout: 180_000 }, () => {
  let db: DbLocal;
  let client: DynamoDBClient;
  let streams: DynamoDBStreamsClient;
  let arn: string;

  beforeAll(async () => {
    db = await DbLocal.start("--in-memory");
    client = new DynamoDBClient({ endpoint: db.url, region, credentials, maxAttempts: 1 });
    streams = new DynamoDBStreamsClient({ endpoint: db.url, region, credentials, maxAttempts: 1 });
    const created = await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "PK", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "PK", KeyType: "HASH" }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      }),
    );
    arn = created.TableDescription!.LatestStreamArn!;
    const put = (PK: string, n: string) =>
      client.send(new PutItemCommand({ TableName, Item: { PK: { S: PK }, n: { N: n } } }));
    await put("a", "1");
    await put("a", "2");
    await put("a", "2");
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName, Item: { PK: { S: "b" } } } }, { Put: { TableName, Item: { PK: { S: "c" } } } }],
      }),
    );
    await client.send(new DeleteItemCommand({ TableName, Key: { PK: { S: "a" } } }));
  });
  afterAll(async () => {
    client.destroy();
    streams.destroy();
    expect(await db.stop()).toBe(0);
  });

  /** Every record, shard after shard. */
  async function records(): Promise<_Record[]> {
    const all: _Record[] = [];
    const described = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
    for (const { ShardId } of described.StreamDescription!.Shards!) {
      const start = new GetShardIteratorCommand({ StreamArn: arn, ShardId, ShardIteratorType: "TRIM_HORIZON" });
      let iterator = (await streams.send(start)).ShardIterator;
      while (iterator) {
        const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 2 }));
        all.push(...page.Records!);
        if (page.Records!.length === 0) break;
        iterator = page.NextShardIterator;
      }
    }
    return all;
  }

  it("lists and describes the stream", async () => {
    const listed = await streams.send(new ListStreamsCommand({ TableName }));
    expect(listed.Streams!.map((stream) => stream.StreamArn)).toEqual([arn]);
    const { StreamDescription: stream } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
    expect(stream).toMatchObject({ StreamStatus: "ENABLED", StreamViewType: "NEW_AND_OLD_IMAGES", TableName });
    expect(stream!.CreationRequestDateTime!.getTime()).toBeGreaterThan(Date.now() - 600_000);
    expect(stream!.Shards).toHaveLength(1);
  });

  it("gives every change with its images", async () => {
    const all = await records();
    expect(all.map((record) => `${record.eventName} ${record.dynamodb!.Keys!["PK"]!.S}`)).toEqual([
      "INSERT a",
      "MODIFY a",
      "INSERT b",
      "INSERT c",
      "REMOVE a",
    ]);
    expect(all[1]).toMatchObject({
      eventSource: "aws:dynamodb",
      eventVersion: "1.1",
      awsRegion: region,
      dynamodb: { OldImage: { PK: { S: "a" }, n: { N: "1" } }, NewImage: { PK: { S: "a" }, n: { N: "2" } } },
    });
    expect(all[0]!.dynamodb!.ApproximateCreationDateTime!.getTime()).toBeGreaterThan(Date.now() - 600_000);
  });

  it("refuses an unknown stream with the service's exception", async () => {
    const none = arn.replace(TableName, "nothing");
    await expect(streams.send(new DescribeStreamCommand({ StreamArn: none }))).rejects.toThrow(ResourceNotFoundException);
  });

  it("is read by the AWS command line", async () => {
    const aws = async (...args: string[]): Promise<any> => {
      const { stdout } = await run("aws", ["dynamodbstreams", ...args, "--endpoint-url", db.url, "--output", "json"], {
        env: {
          PATH: process.env["PATH"],
          HOME: newDirectory(),
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          AWS_DEFAULT_REGION: region,
          AWS_MAX_ATTEMPTS: "1",
          AWS_PAGER: "",
        },
      });
      return JSON.parse(stdout);
    };
    const described = await aws("describe-stream", "--stream-arn", arn);
    const shard = described.StreamDescription.Shards[0].ShardId;
    const of = ["--stream-arn", arn, "--shard-id", shard];
    const start = await aws("get-shard-iterator", ...of, "--shard-iterator-type", "TRIM_HORIZON");
    const page = await aws("get-records", "--shard-iterator", start.ShardIterator);
    expect(page.Records).toHaveLength(5);
    const { SequenceNumber } = page.Records[3].dynamodb;
    const at = ["--shard-iterator-type", "AT_SEQUENCE_NUMBER", "--sequence-number", SequenceNumber];
    const middle = await aws("get-shard-iterator", ...of, ...at);
    const rest = await aws("get-records", "--shard-iterator", middle.ShardIterator);
    expect(rest.Records.map((record: any) => record.dynamodb.Keys.PK.S)).toEqual(["c", "a"]);
  });
});
