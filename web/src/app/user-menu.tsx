import * as Menu from "@radix-ui/react-dropdown-menu";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogOut, Settings } from "lucide-react";
import { Link } from "react-router-dom";

import { showToast } from "@/components/toast";
import { api, bodyOf } from "@/lib/api";
import { messageOf } from "@/lib/api-error";
import { markSessionEnded, useSignedInUser } from "@/lib/session";
import { clearAllDrafts } from "@/lib/session-draft";

const item =
  "flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 font-medium outline-none data-highlighted:bg-sunken";

function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(api.POST("/api/logout")),
    onSuccess: () => {
      clearAllDrafts();
      markSessionEnded(client, "left");
    },
    onError: (error) => {
      showToast({ message: messageOf(error), tone: "error" });
    },
  });
}

export function UserMenu() {
  const user = useSignedInUser();
  const signOut = useSignOut();
  const initials = [user.firstName, user.lastName]
    .map((name) => Array.from(name)[0]?.toUpperCase())
    .join("");
  return (
    // Not modal: a modal menu locks the scroll with an injected style, which the content security policy refuses.
    <Menu.Root modal={false}>
      <Menu.Trigger className="grid size-11 place-items-center rounded-full bg-accent font-display font-bold text-accent-ink hover:brightness-95">
        <span className="sr-only">Your account, </span>
        {initials}
      </Menu.Trigger>
      <Menu.Content
        align="end"
        sideOffset={8}
        className="z-40 w-64 rounded-card border border-line bg-surface p-1.5 shadow-float"
      >
        <Menu.Label className="px-3 py-2">
          <span className="block truncate font-semibold">
            {user.firstName} {user.lastName}
          </span>
          <span className="block truncate text-sm text-ink-soft">{user.email}</span>
        </Menu.Label>
        <Menu.Separator className="my-1 h-px bg-line" />
        <Menu.Item asChild className={item}>
          <Link to="/settings">
            <Settings aria-hidden className="size-5" />
            Settings
          </Link>
        </Menu.Item>
        <Menu.Item
          className={item}
          onSelect={() => {
            signOut.mutate();
          }}
        >
          <LogOut aria-hidden className="size-5" />
          Sign out
        </Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
