// A DynamoDB that has replicas, over one that has none: it passes calls on, adds the replicas that UpdateTable asks for
// to what DescribeTable tells, and has each CREATING for some looks. Like the service it wants a stream first.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

import { close, listen } from "../local_server.js";

const looksUntilActive = 3;

interface Replica {
  RegionName: string;
  ReplicaStatus: string;
  looks: number;
}

export class GlobalTables {
  private readonly replicas = new Map<string, Replica[]>(); // by table
  private readonly server = createServer((request, response) => {
    text(request)
      .then(async (body) => {
        const action = String(request.headers["x-amz-target"]).replace(/^.*\./, "");
        const headers = Object.fromEntries(
          ["content-type", "x-amz-target", "x-amz-date", "authorization"].map((name) => [
            name,
            String(request.headers[name]),
          ]),
        );
        const answer = await this.answer(action, headers, body);
        response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" }).end(answer.body);
      })
      .catch((error: unknown) => {
        console.error("global tables:", error);
        response.destroy();
      });
  });

  constructor(private readonly target: string) {}

  /** Its address, once it listens. */
  start(): Promise<string> {
    return listen(this.server);
  }

  stop(): void {
    close(this.server);
  }

  private async answer(action: string, headers: Record<string, string>, body: string) {
    const asked = JSON.parse(body);
    const replicas = this.replicas.get(asked.TableName) ?? [];
    if (action === "UpdateTable" && asked.ReplicaUpdates !== undefined) {
      const described = await this.ask({ ...headers, "x-amz-target": "DynamoDB_20120810.DescribeTable" }, body);
      const { Table: table } = JSON.parse(described.body);
      if (table.StreamSpecification?.StreamViewType !== "NEW_AND_OLD_IMAGES" || asked.ReplicaUpdates.length !== 1) {
        return { status: 400, body: JSON.stringify({ __type: "ValidationException", message: "no replica can be" }) };
      }
      const { RegionName } = asked.ReplicaUpdates[0].Create;
      this.replicas.set(asked.TableName, [...replicas, { RegionName, ReplicaStatus: "CREATING", looks: 0 }]);
      return { status: 200, body: JSON.stringify({ TableDescription: table }) };
    }
    const answer = await this.ask(headers, body);
    if (action !== "DescribeTable" || replicas.length === 0) return answer;
    const described = JSON.parse(answer.body);
    for (const replica of replicas) {
      if (++replica.looks > looksUntilActive) replica.ReplicaStatus = "ACTIVE";
    }
    described.Table.GlobalTableVersion = "2019.11.21";
    described.Table.Replicas = replicas.map(({ RegionName, ReplicaStatus }) => ({ RegionName, ReplicaStatus }));
    if (replicas.some(({ ReplicaStatus }) => ReplicaStatus !== "ACTIVE")) described.Table.TableStatus = "UPDATING";
    return { status: answer.status, body: JSON.stringify(described) };
  }

  private async ask(headers: Record<string, string>, body: string) {
    const answer = await fetch(this.target, { method: "POST", headers, body });
    return { status: answer.status, body: await answer.text() };
  }
}
