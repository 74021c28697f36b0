import {
  type QueryClient,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";

import { api, bodyOf } from "@/lib/api";
import { hasStatus } from "@/lib/api-error";
import { recipeQuery } from "@/lib/recipe";
import { recipesKey } from "@/lib/recipes-key";

import { type ChatMessage, conversationQuery } from "./conversations";

export interface MessagePlace {
  conversationId: string;
  messageId: string;
}

// null: it is not in the cookbook.
function noteSaved(client: QueryClient, place: MessagePlace, recipeId: number | null): void {
  const note = ({ savedRecipeId: _before, ...message }: ChatMessage): ChatMessage =>
    recipeId === null ? message : { ...message, savedRecipeId: recipeId };
  client.setQueryData(
    conversationQuery(place.conversationId).queryKey,
    (conversation) =>
      conversation && {
        ...conversation,
        messages: conversation.messages.map((one) =>
          one.id === place.messageId ? note(one) : one,
        ),
      },
  );
}

// Whether the recipe that was saved was deleted since. Until the server has said so it counts as there.
export function useIsDeleted(savedRecipeId: number | null): boolean {
  const query = recipeQuery(savedRecipeId ?? 0);
  const { error } = useQuery(
    savedRecipeId === null ? { queryKey: query.queryKey, queryFn: skipToken } : query,
  );
  return savedRecipeId !== null && hasStatus(error, 404);
}

// Puts the message's recipe into the cookbook. A second time gives the same recipe.
export function useSaveChefRecipe(place: MessagePlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/chatbot/conversations/{conversationId}/messages/{messageId}/save", {
          params: { path: { ...place } },
        }),
      ),
    onSuccess: (recipe) => {
      client.setQueryData(recipeQuery(recipe.id).queryKey, recipe);
      noteSaved(client, place, recipe.id);
      return client.invalidateQueries({ queryKey: recipesKey });
    },
  });
}

// Takes the recipe out of the cookbook again.
export function useUnsaveChefRecipe(place: MessagePlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (recipeId: number) =>
      bodyOf(api.DELETE("/api/recipes/{recipeId}", { params: { path: { recipeId } } })),
    onSuccess: () => {
      noteSaved(client, place, null);
    },
    onSettled: () => client.invalidateQueries({ queryKey: recipesKey }),
  });
}
