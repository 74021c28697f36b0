import { BookmarkCheck, BookmarkPlus } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router-dom";

import { Button, ButtonLook } from "@/components/button";
import { showToast } from "@/components/toast";
import { messageOf } from "@/lib/api-error";

import {
  type MessagePlace,
  useIsDeleted,
  useSaveChefRecipe,
  useUnsaveChefRecipe,
} from "../api/save-chef-recipe";

interface SaveRecipeProps {
  place: MessagePlace;
  title: string;
  // null: it was never saved.
  savedRecipeId: number | null;
}

export function SaveRecipe({ place, title, savedRecipeId }: SaveRecipeProps) {
  const saving = useSaveChefRecipe(place);
  const unsaving = useUnsaveChefRecipe(place);
  const isDeleted = useIsDeleted(savedRecipeId);
  const isSaved = savedRecipeId !== null && !isDeleted;
  const link = useRef<HTMLAnchorElement>(null);
  const savedHere = useRef(false);
  useEffect(() => {
    // The button that had the focus is gone.
    if (isSaved && savedHere.current) link.current?.focus({ preventScroll: true });
    // It may be deleted elsewhere, and saved here once more.
    if (!isSaved) savedHere.current = false;
  }, [isSaved]);

  const undo = (recipeId: number) => {
    savedHere.current = false;
    unsaving.mutate(recipeId, {
      onError: (error) => {
        showToast({ message: messageOf(error), tone: "error" });
      },
    });
  };
  const save = () => {
    if (savedHere.current) return; // A double click.
    savedHere.current = true;
    saving.mutate(undefined, {
      onSuccess: (recipe) => {
        showToast({
          message: `“${title}” is in your cookbook`,
          action: {
            label: "Undo",
            run: () => {
              undo(recipe.id);
            },
          },
        });
      },
      onError: (error) => {
        savedHere.current = false;
        showToast({ message: messageOf(error), tone: "error" });
      },
    });
  };

  if (!isSaved) {
    return (
      <>
        <Button pending={saving.isPending} onClick={save}>
          {!saving.isPending && <BookmarkPlus aria-hidden className="size-5" />}
          {isDeleted ? "Save again" : "Save recipe"}
        </Button>
        {isDeleted && (
          <span className="text-sm text-ink-soft">It was deleted from your cookbook.</span>
        )}
      </>
    );
  }
  return (
    <>
      <span className="flex items-center gap-2 font-semibold text-success">
        <BookmarkCheck aria-hidden className="size-5" />
        Saved
      </span>
      <ButtonLook variant="outline">
        <Link ref={link} to={`/recipes/${savedRecipeId}`}>
          Open in your cookbook
        </Link>
      </ButtonLook>
    </>
  );
}
