// The one store of talks that belongs to a query cache, for components.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";

import { type Talk, type TalkPlace, Talks } from "./talks";

const allTalks = new WeakMap<QueryClient, Talks>();

export function useTalks(): Talks {
  const client = useQueryClient();
  return useMemo(() => {
    const talks = allTalks.get(client) ?? new Talks(client);
    allTalks.set(client, talks);
    return talks;
  }, [client]);
}

export function useTalk(place: TalkPlace): Talk {
  const talks = useTalks();
  return useSyncExternalStore(talks.subscribe, () => talks.talk(place));
}
