import { FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { showToast } from "@/components/toast";
import { hasStatus, messageOf } from "@/lib/api-error";
import { useSignedInUser } from "@/lib/session";

import { type ConversationHead, useDeleteConversation } from "../api/conversations";
import { useTalks } from "../use-talk";

interface DeleteConversationProps {
  conversation: ConversationHead;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteConversation({ conversation, onClose, onDeleted }: DeleteConversationProps) {
  const { id: userId } = useSignedInUser();
  const talks = useTalks();
  const deletion = useDeleteConversation();

  const remove = async () => {
    try {
      await deletion.mutateAsync(conversation.id);
    } catch (error) {
      // Gone already is what was wanted.
      if (!hasStatus(error, 404)) return;
    }
    talks.forget({ userId, conversationId: conversation.id });
    onClose();
    onDeleted();
    showToast({ message: "The conversation is deleted" });
  };

  return (
    <Dialog open title="Delete this conversation?" onClose={onClose}>
      <p>
        “{conversation.title}” will be gone for good. Recipes that you saved from it stay in your
        cookbook.
      </p>
      <FormError
        message={
          deletion.error && !hasStatus(deletion.error, 404) ? messageOf(deletion.error) : undefined
        }
      />
      <div className="flex flex-wrap justify-end gap-2">
        {/* First, so that the dialog gives it the focus. */}
        <Button variant="outline" onClick={onClose}>
          Keep it
        </Button>
        <Button variant="danger" pending={deletion.isPending} onClick={() => void remove()}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
