import type { ChatMessage } from "../api/conversations";
import { ChefRecipeCard } from "./chef-recipe-card";
import { ReplyFrame } from "./messages";
import { ReplyText } from "./reply-text";
import { SaveRecipe } from "./save-recipe";

interface ReplyProps {
  conversationId: string;
  message: ChatMessage;
}

export function Reply({ conversationId, message }: ReplyProps) {
  return (
    <ReplyFrame>
      {message.content !== "" && <ReplyText text={message.content} />}
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
