import { useEffect, useState } from "react";

import { retryText } from "../retry-time";

// Counts down to when it is worth asking again. No live region: each second would be spoken.
export function RetryNotice({ at }: { at: number }) {
  const [now, setNow] = useState(() => Date.now());
  const isOver = now >= at;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [isOver]);
  return <p className="text-ink-soft">{retryText(at, now)}</p>;
}
