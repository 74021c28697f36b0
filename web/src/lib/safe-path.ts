// Where to go after signing in: a path of this app, never another site.
export const homePath = "/chef";

export function safePath(next: string | null): string {
  if (!next?.startsWith("/")) return homePath;
  const url = new URL(next, window.location.origin);
  return url.origin === window.location.origin ? url.pathname + url.search + url.hash : homePath;
}
