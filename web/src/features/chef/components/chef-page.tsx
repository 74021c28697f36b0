import { useQuery } from "@tanstack/react-query";
import { History, SquarePen } from "lucide-react";
import { useState } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router-dom";

import { ButtonLook } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { PageHeading } from "@/components/page";
import { hasStatus } from "@/lib/api-error";

import { conversationQuery } from "../api/conversations";
import { ConversationGone } from "./conversation-gone";
import { ConversationList } from "./conversation-list";
import { ConversationMenu } from "./conversation-menu";
import { KitchenRules } from "./kitchen-rules";
import { TalkView } from "./talk-view";

const toolButton =
  "grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink";

export function ChefPage() {
  const conversationId = useParams().conversationId ?? null;
  const navigate = useNavigate();
  const conversation = useQuery({
    ...conversationQuery(conversationId ?? ""),
    enabled: conversationId !== null,
  });
  const [isListOpen, setListOpen] = useState(false);
  const closeList = () => {
    setListOpen(false);
  };
  const leaveDeleted = (deletedId: string) => {
    if (deletedId === conversationId) navigate("/chef", { replace: true });
  };

  if (hasStatus(conversation.error, 404)) return <ConversationGone />;
  return (
    // The field for the question stands on the window's lower edge, where other pages have room.
    <div className="-mb-28 flex flex-1 flex-col sm:-mb-16 lg:grid lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-10">
      <aside aria-label="Your conversations" className="max-lg:hidden">
        <div className="sticky top-24 -mx-1 grid max-h-[calc(100dvh-7rem)] content-start gap-4 overflow-y-auto px-1 pb-4">
          <NewConversationLink />
          <ConversationList onDeleted={leaveDeleted} />
        </div>
      </aside>
      <div className="mx-auto flex w-full max-w-3xl min-w-0 flex-1 flex-col pb-[calc(4rem+env(safe-area-inset-bottom))] sm:pb-0 lg:min-h-[calc(100dvh-6.5rem)]">
        <div className="mb-6 grid gap-2 border-b border-line pb-5">
          <div className="flex items-start justify-between gap-2">
            <ChefHeading
              conversationId={conversationId}
              title={conversation.data?.title ?? (conversationId === null ? null : "Conversation")}
            />
            {conversation.data && (
              <ConversationMenu
                conversation={conversation.data}
                onDeleted={() => {
                  leaveDeleted(conversation.data.id);
                }}
              />
            )}
          </div>
          <KitchenRules conversationId={conversationId} />
        </div>
        <TalkView
          conversationId={conversationId}
          conversation={conversation.data}
          error={conversation.error}
          onReload={() => void conversation.refetch()}
          tools={
            <>
              <button
                type="button"
                aria-label="Your conversations"
                aria-haspopup="dialog"
                onClick={() => {
                  setListOpen(true);
                }}
                className={`${toolButton} lg:hidden`}
              >
                <History aria-hidden className="size-5" />
              </button>
              <Link to="/chef" aria-label="New conversation" className={`${toolButton} lg:hidden`}>
                <SquarePen aria-hidden className="size-5" />
              </Link>
            </>
          }
        />
      </div>
      <Dialog open={isListOpen} shape="sheet" title="Your conversations" onClose={closeList}>
        <NewConversationLink onOpen={closeList} />
        <ConversationList onOpen={closeList} onDeleted={leaveDeleted} />
      </Dialog>
    </div>
  );
}

function NewConversationLink({ onOpen }: { onOpen?: () => void }) {
  return (
    <ButtonLook variant="outline">
      <Link to="/chef" onClick={onOpen}>
        <SquarePen aria-hidden className="size-4" />
        New conversation
      </Link>
    </ButtonLook>
  );
}

// null as its title: the conversation that has not begun.
function ChefHeading({
  conversationId,
  title,
}: {
  conversationId: string | null;
  title: string | null;
}) {
  const { state } = useLocation() as { state: unknown };
  // The one that has just begun here is no arrival: the focus stays with who is writing.
  const arrival = state === "begun" ? "new" : (conversationId ?? "new");
  return (
    <PageHeading
      key={arrival}
      className={title === null ? "" : "line-clamp-2 min-w-0 pt-2 text-title wrap-anywhere"}
    >
      {title ?? "What shall we cook?"}
    </PageHeading>
  );
}
