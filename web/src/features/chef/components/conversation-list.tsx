import { useInfiniteQuery } from "@tanstack/react-query";
import { NavLink } from "react-router-dom";

import { Button } from "@/components/button";
import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/skeleton";
import { classNames } from "@/lib/class-names";
import { formatDay } from "@/lib/dates";

import { type ConversationHead, conversationListQuery } from "../api/conversations";
import { ConversationMenu } from "./conversation-menu";

interface ConversationListProps {
  // One was chosen.
  onOpen?: () => void;
  onDeleted: (conversationId: string) => void;
}

export function ConversationList({ onOpen, onDeleted }: ConversationListProps) {
  const list = useInfiniteQuery(conversationListQuery);
  const conversations = list.data?.pages.flatMap((page) => page.conversations) ?? [];
  if (list.isPending) return <ListSkeleton />;
  if (list.isError && conversations.length === 0)
    return <LoadError error={list.error} onRetry={() => void list.refetch()} />;
  if (conversations.length === 0)
    return <p className="px-3 text-sm text-ink-soft">What you ask the chef is kept here.</p>;
  return (
    <div className="grid gap-2">
      <ul className="grid gap-0.5">
        {conversations.map((conversation) => (
          <ListItem
            key={conversation.id}
            conversation={conversation}
            onOpen={onOpen}
            onDeleted={() => {
              onDeleted(conversation.id);
            }}
          />
        ))}
      </ul>
      {list.isFetchNextPageError && (
        <LoadError error={list.error} onRetry={() => void list.fetchNextPage()} />
      )}
      {list.hasNextPage && !list.isFetchNextPageError && (
        <Button
          variant="quiet"
          pending={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show older
        </Button>
      )}
      <p className="px-3 pt-2 text-sm text-ink-soft">
        A conversation is kept for 30 days after its last question.
      </p>
    </div>
  );
}

interface ListItemProps {
  conversation: ConversationHead;
  onOpen: (() => void) | undefined;
  onDeleted: () => void;
}

function ListItem({ conversation, onOpen, onDeleted }: ListItemProps) {
  return (
    <li className="flex items-center">
      <NavLink
        to={`/chef/${conversation.id}`}
        onClick={onOpen}
        className={({ isActive }) =>
          classNames(
            "grid min-h-11 min-w-0 flex-1 content-center rounded-control px-3 py-1.5",
            isActive ? "bg-primary-wash" : "hover:bg-sunken",
          )
        }
      >
        <span className="truncate font-medium">{conversation.title}</span>
        <span className="text-sm text-ink-soft">{formatDay(conversation.updatedAt)}</span>
      </NavLink>
      <ConversationMenu conversation={conversation} onDeleted={onDeleted} />
    </li>
  );
}

function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading your conversations" className="grid gap-2">
      <Skeleton className="h-13" />
      <Skeleton className="h-13" />
      <Skeleton className="h-13" />
    </div>
  );
}
