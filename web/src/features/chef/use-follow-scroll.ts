// Keeps what is new in sight: the window follows a growing talk until its last question is at the top, so that a reply
// can be read from its beginning. A reader who scrolls up is left alone; one who goes to the end is followed there.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

export type Following = "question" | "end" | "nothing";

// The page's header stands above.
const headerPx = 80;
const slackPx = 48;
const behindPx = 200;

interface Measures {
  following: Following;
  scrolledPx: number;
  // How far one can scroll.
  endPx: number;
  // Where the last question stands in the document; null: there is none.
  questionPx: number | null;
}

// Where to scroll to, or null to stay.
export function followedPlace({
  following,
  scrolledPx,
  endPx,
  questionPx,
}: Measures): number | null {
  if (following === "nothing") return null;
  if (following === "question" && questionPx === null) return null;
  const questionAtTopPx =
    following === "question" ? Math.max(0, (questionPx ?? 0) - headerPx) : endPx;
  const place = Math.min(endPx, questionAtTopPx);
  return place > scrolledPx + 1 ? place : null;
}

const endOfPage = () => document.documentElement.scrollHeight - window.innerHeight;

// `talk` names what is looked at: another talk is followed from its last question on.
export function useFollowScroll(content: RefObject<HTMLElement | null>, talk: string) {
  const following = useRef<Following>("question");
  const [isBehind, setBehind] = useState(false);

  const look = useCallback(() => {
    setBehind(endOfPage() - window.scrollY > behindPx);
  }, []);

  const follow = useCallback(() => {
    const questions = content.current?.querySelectorAll("[data-question]");
    const last = questions?.item(questions.length - 1);
    const place = followedPlace({
      following: following.current,
      scrolledPx: window.scrollY,
      endPx: endOfPage(),
      questionPx: last ? last.getBoundingClientRect().top + window.scrollY : null,
    });
    if (place !== null) window.scrollTo(0, place);
    look();
  }, [content, look]);

  useLayoutEffect(() => {
    following.current = "question";
  }, [talk]);

  useEffect(() => {
    let lastPx = window.scrollY;
    const onScroll = () => {
      const isAtEnd = endOfPage() - window.scrollY <= slackPx;
      // Upwards and not at the end: that was the reader, not a page that became shorter.
      if (window.scrollY < lastPx - 1 && !isAtEnd) following.current = "nothing";
      else if (isAtEnd && following.current === "nothing") following.current = "end";
      lastPx = window.scrollY;
      look();
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(follow);
    if (content.current) observer.observe(content.current);
    return () => {
      window.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [content, follow, look]);

  const followQuestion = useCallback(() => {
    following.current = "question";
  }, []);
  const jumpToEnd = useCallback(() => {
    following.current = "end";
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    window.scrollTo({ top: endOfPage(), behavior: calm ? "auto" : "smooth" });
  }, []);
  return { isBehind, followQuestion, jumpToEnd };
}
