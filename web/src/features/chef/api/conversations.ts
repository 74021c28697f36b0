import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";

import { api, bodyOf, type Schemas } from "@/lib/api";
import { refreshQueries } from "@/lib/refresh-queries";

export type Conversation = Schemas["Conversation"];
export type ConversationHead = Schemas["ConversationHead"];
export type ChatMessage = Schemas["ChatMessage"];

const conversationsKey = ["conversations"] as const;
type ConversationPages = InfiniteData<Schemas["ConversationPage"], string | null>;

export const conversationListQuery = infiniteQueryOptions({
  queryKey: [...conversationsKey, "list"],
  queryFn: ({ pageParam, signal }) =>
    bodyOf(
      api.GET("/api/chatbot/conversations", {
        params: { query: pageParam === null ? {} : { cursor: pageParam } },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor ?? null,
});

export const conversationQuery = (conversationId: string) =>
  queryOptions({
    queryKey: [...conversationsKey, "one", conversationId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/chatbot/conversations/{conversationId}", {
          params: { path: { conversationId } },
          signal,
        }),
      ),
  });

export async function beginConversation(
  client: QueryClient,
  signal: AbortSignal,
): Promise<Conversation> {
  const begun = await bodyOf(api.POST("/api/chatbot/conversations", { signal }));
  client.setQueryData(conversationQuery(begun.id).queryKey, begun);
  return begun;
}

// The list's order and titles have changed.
export function refreshConversationList(client: QueryClient): void {
  void refreshQueries(client, { queryKey: conversationListQuery.queryKey });
}

export const exportPath = (conversationId: string): string =>
  `/api/chatbot/conversations/${encodeURIComponent(conversationId)}/export`;

function changeInLists(
  client: QueryClient,
  change: (all: readonly ConversationHead[]) => readonly ConversationHead[],
): void {
  client.setQueryData<ConversationPages>(
    conversationListQuery.queryKey,
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, conversations: change(page.conversations) })),
      },
  );
}

export function useRenameConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ conversationId, title }: { conversationId: string; title: string }) =>
      bodyOf(
        api.PATCH("/api/chatbot/conversations/{conversationId}", {
          params: { path: { conversationId } },
          body: { title },
        }),
      ),
    onSuccess: ({ id, title }) => {
      client.setQueryData(
        conversationQuery(id).queryKey,
        (conversation) => conversation && { ...conversation, title },
      );
      changeInLists(client, (all) => all.map((one) => (one.id === id ? { ...one, title } : one)));
    },
  });
}

export function useDeleteConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (conversationId: string) =>
      bodyOf(
        api.DELETE("/api/chatbot/conversations/{conversationId}", {
          params: { path: { conversationId } },
        }),
      ),
    onSuccess: (_answer, conversationId) => {
      changeInLists(client, (all) => all.filter((one) => one.id !== conversationId));
    },
    // Also on failure: another device may have deleted it.
    onSettled: () => {
      refreshConversationList(client);
    },
  });
}
