import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { FormError } from "@/components/alert";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { TextField } from "@/components/field";
import "@/lib/account-fields";
import { showServerError } from "@/lib/form-errors";

import { type ConversationHead, useRenameConversation } from "../api/conversations";

const schema = z.object({
  title: z
    .string()
    .trim()
    .min(1, "Give it a name")
    .max(100, "A name can have 100 characters at most"),
});
type Values = z.infer<typeof schema>;

interface RenameConversationProps {
  conversation: ConversationHead;
  onClose: () => void;
}

export function RenameConversation({ conversation, onClose }: RenameConversationProps) {
  const renaming = useRenameConversation();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { title: conversation.title },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ title }) => {
    try {
      await renaming.mutateAsync({ conversationId: conversation.id, title });
      onClose();
    } catch (error) {
      showServerError(form, ["title"], error);
    }
  });
  return (
    <Dialog open title="Rename conversation" onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <TextField
          label="Name"
          maxLength={100}
          error={errors.title?.message}
          {...form.register("title")}
        />
        <FormError message={errors.root?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" pending={isSubmitting}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
