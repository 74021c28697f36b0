// Which chef answers, and what it keeps to for the one who is signed in.
import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "./api";

export type Chef = Schemas["Chef"];

// With an id also what was said in that conversation.
export const chefQuery = (conversationId: string | null) =>
  queryOptions({
    queryKey: ["chef", conversationId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/chef", {
          params: { query: conversationId === null ? {} : { conversation: conversationId } },
          signal,
        }),
      ),
    // The profile may have changed since, and what the chef keeps to with it.
    staleTime: 0,
  });

const services: Record<Exclude<Chef["provider"], "built-in">, string> = {
  anthropic: "Anthropic",
  openai: "an OpenAI-compatible service",
};

// The model is chosen with the first question where the operator names none.
export function whoAnswers({ provider, model }: Chef): string {
  if (provider === "built-in") return "The built-in chef answers; nothing leaves this server.";
  const service = services[provider];
  return model === "" ? `A model of ${service} answers.` : `${model} answers, by ${service}.`;
}
