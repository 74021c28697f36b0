import * as Menu from "@radix-ui/react-dropdown-menu";
import { Download, Ellipsis, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";

import { type ConversationHead, exportPath } from "../api/conversations";
import { DeleteConversation } from "./delete-conversation";
import { RenameConversation } from "./rename-conversation";

const item =
  "flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 font-medium outline-none data-highlighted:bg-sunken";

interface ConversationMenuProps {
  conversation: ConversationHead;
  onDeleted: () => void;
}

export function ConversationMenu({ conversation, onDeleted }: ConversationMenuProps) {
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          aria-label={`More for “${conversation.title}”`}
          className="grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <Ellipsis aria-hidden className="size-5" />
        </Menu.Trigger>
        <Menu.Content
          align="end"
          sideOffset={4}
          className="z-40 w-52 rounded-card border border-line bg-surface p-1.5 text-ink shadow-float"
        >
          <Menu.Item
            className={item}
            onSelect={() => {
              setOpen("rename");
            }}
          >
            <PencilLine aria-hidden className="size-5" />
            Rename…
          </Menu.Item>
          <Menu.Item asChild className={item}>
            <a href={exportPath(conversation.id)} download>
              <Download aria-hidden className="size-5" />
              Export as text
            </a>
          </Menu.Item>
          <Menu.Item
            className={`${item} text-danger`}
            onSelect={() => {
              setOpen("delete");
            }}
          >
            <Trash2 aria-hidden className="size-5" />
            Delete…
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      {open === "rename" && <RenameConversation conversation={conversation} onClose={close} />}
      {open === "delete" && (
        <DeleteConversation conversation={conversation} onClose={close} onDeleted={onDeleted} />
      )}
    </>
  );
}
