// When to ask again, as it is said to the reader. Times are in milliseconds since 1970.
import { formatMoment } from "@/lib/dates";

const minute = 60_000;

export function retryText(at: number, now: number): string {
  const left = at - now;
  if (left <= 0) return "You can ask again now.";
  const seconds = Math.ceil(left / 1000);
  if (seconds === 1) return "Try again in 1 second.";
  if (seconds <= 90) return `Try again in ${seconds} seconds.`;
  const minutes = Math.ceil(left / minute);
  if (minutes <= 60) return `Try again in ${minutes} minutes.`;
  return `Try again after ${formatMoment(new Date(at).toISOString())}.`;
}
