import { spokenSentences } from "../reply-text";
import type { Talk } from "../talks";

// Tells a screen reader what the chef says, a sentence at a time and each one once, instead of every word as it comes.
export function Announcer({ talk }: { talk: Talk }) {
  const spoken = talk.latest ?? talk.turns.at(-1);
  return (
    <div role="log" aria-live="polite" aria-label="What the chef says" className="sr-only">
      {/* Keyed, so that the same sentences of two replies are two. */}
      {spoken && (
        <div key={spoken.key}>
          <p>The chef is answering.</p>
          {sentencesOf(talk).map((sentence, index) => (
            <p key={index}>{sentence}</p>
          ))}
        </div>
      )}
    </div>
  );
}

function sentencesOf({ turns, latest }: Talk): string[] {
  if (latest) {
    const { content, recipe } = latest.reply;
    const sentences = spokenSentences(content, "complete");
    return recipe ? [...sentences, `Recipe: ${recipe.title}.`] : sentences;
  }
  const turn = turns.at(-1);
  const sentences = spokenSentences(turn?.text ?? "", "growing");
  // Why one failed is an alert where it stands.
  return turn?.state === "stopped" ? [...sentences, "The chef was stopped."] : sentences;
}
