import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { useDebouncedValue } from "@/lib/use-debounced-value";

interface SearchBoxProps {
  // The text that is searched for now.
  text: string;
  // A new text, once typing has paused.
  onSearch: (text: string) => void;
}

const typingPauseMs = 250;

export function SearchBox({ text, onSearch }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const settled = useDebouncedValue(typed, typingPauseMs);
  const searched = useRef(text);

  useEffect(() => {
    if (settled.trim() === searched.current) return;
    searched.current = settled.trim();
    onSearch(settled.trim());
  }, [settled, onSearch]);

  useEffect(() => {
    // Somebody else changed it: the back button, or a cleared filter.
    if (text === searched.current) return;
    searched.current = text;
    setTyped(text);
  }, [text]);

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
      className="relative"
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-4 my-auto size-5 text-ink-soft"
      />
      <input
        ref={input}
        type="search"
        aria-label="Search your recipes"
        placeholder="Search title, ingredient…"
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        className="control rounded-full py-3 pr-12 pl-12 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== "" && (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => {
            setTyped("");
            input.current?.focus();
          }}
          className="absolute inset-y-0 right-1 my-auto grid size-11 place-items-center rounded-full text-ink-soft hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      )}
    </form>
  );
}
