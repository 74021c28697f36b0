import { spokenSentences } from "../reply-text";
import type { Talk } from "../talks";

// Tells a screen reader what the chef says, a sentence at a time and each one once, instead of every word as it comes.
export function Announcer({ talk }: { talk: Talk }) {
  const asking = talk.turns.find((turn) => turn.state === "asking");
  const key = asking?.key ?? talk.latest?.key;
  return (
    <div role="log" aria-live="polite" aria-label="What the chef says" className="sr-only">
      {/* Keyed, so that the same sentences of two replies are two. */}
      {key !== undefined && (
        <div key={key}>
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
  const asking = turns.find((turn) => turn.state === "asking");
  if (asking) return spokenSentences(asking.text, "growing");
  if (!latest) return [];
  const { content, recipe } = latest.reply;
  const sentences = spokenSentences(content, "complete");
  return recipe ? [...sentences, `Recipe: ${recipe.title}.`] : sentences;
}
