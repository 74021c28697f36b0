import type { Schemas } from "@/lib/api";

import type { ChatMessage } from "../api/conversations";
import { shownText } from "../shown-text";
import { ChefRecipeCard } from "./chef-recipe-card";
import { ReplyFrame } from "./messages";
import { ReplyText } from "./reply-text";
import { SaveRecipe } from "./save-recipe";

interface ReplyProps {
  conversationId: string;
  message: ChatMessage;
  // Those that are offered below it.
  suggestions: readonly Schemas["Suggestion"][];
}

export function Reply({ conversationId, message, suggestions }: ReplyProps) {
  const text = shownText(message, suggestions);
  return (
    <ReplyFrame>
      {text !== "" && <ReplyText text={text} />}
      {message.recipe && (
        <ChefRecipeCard
          recipe={message.recipe}
          actions={
            <SaveRecipe
              place={{ conversationId, messageId: message.id }}
              title={message.recipe.title}
              savedRecipeId={message.savedRecipeId ?? null}
            />
          }
        />
      )}
    </ReplyFrame>
  );
}
