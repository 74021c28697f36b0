import { MessageCircleOff } from "lucide-react";
import { Link } from "react-router-dom";

import { ButtonLook } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { PageHeading } from "@/components/page";

export function ConversationGone() {
  return (
    <div className="grid gap-5">
      <PageHeading>Conversation not found</PageHeading>
      <EmptyState
        icon={MessageCircleOff}
        title="This conversation is gone"
        action={
          <ButtonLook>
            <Link to="/chef">New conversation</Link>
          </ButtonLook>
        }
      >
        It was deleted, or nobody talked in it for 30 days. Recipes that were saved from it are in
        your cookbook.
      </EmptyState>
    </div>
  );
}
