import type { QueryClient, QueryFilters } from "@tanstack/react-query";

// Asks the server anew for what matches and is looked at, after a change there. A query without an answer so far may be
// on its way since before the change; invalidating alone would wait for that answer and take it as the new one.
export async function refreshQueries(client: QueryClient, filters: QueryFilters): Promise<void> {
  await client.cancelQueries(filters);
  await client.invalidateQueries(filters);
}
