import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";

import { Alert } from "@/components/alert";
import { Button } from "@/components/button";
import { LoadError } from "@/components/load-error";
import { PageHeading } from "@/components/page";
import { Skeleton } from "@/components/skeleton";
import { showToast } from "@/components/toast";
import { hasStatus } from "@/lib/api-error";
import { recipeQuery } from "@/lib/recipe";
import { useSignedInUser } from "@/lib/session";
import { clearDraft } from "@/lib/session-draft";

import type { Recipe } from "../api/list-recipes";
import { useUpdateRecipe } from "../api/save-recipe";
import { toFormValues } from "../recipe-form-schema";
import { RecipeForm } from "./recipe-form";
import { RecipeNotFound } from "./recipe-not-found";

export function EditRecipePage() {
  const recipeId = Number(useParams().recipeId);
  // A refetch on focus must not change the version that is being edited; only a reload on purpose may.
  const recipe = useQuery({
    ...recipeQuery(recipeId),
    enabled: Number.isSafeInteger(recipeId),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [loaded, setLoaded] = useState<Recipe | null>(null);
  if (!Number.isSafeInteger(recipeId) || hasStatus(recipe.error, 404)) return <RecipeNotFound />;
  if (!loaded && recipe.data && !recipe.isFetching) setLoaded(recipe.data);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5">
      <PageHeading>Edit recipe</PageHeading>
      {loaded && <RecipeEditor key={loaded.updatedAt} recipe={loaded} onReload={setLoaded} />}
      {!loaded && recipe.isError && (
        <LoadError error={recipe.error} onRetry={() => void recipe.refetch()} />
      )}
      {!loaded && !recipe.isError && <Skeleton className="h-96 rounded-card" />}
    </div>
  );
}

interface RecipeEditorProps {
  recipe: Recipe;
  onReload: (latest: Recipe) => void;
}

function RecipeEditor({ recipe, onReload }: RecipeEditorProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { id: userId } = useSignedInUser();
  const update = useUpdateRecipe();
  const [seenAt, setSeenAt] = useState(recipe.updatedAt);
  const [conflict, setConflict] = useState<"none" | "found" | "replacing">("none");
  const draftName = `${userId}.recipe.${recipe.id}.${recipe.updatedAt ?? ""}`;

  const fetchLatest = () => client.query({ ...recipeQuery(recipe.id), staleTime: 0 });

  return (
    <RecipeForm
      initial={toFormValues(recipe)}
      draftName={draftName}
      cancelPath={`/recipes/${recipe.id}`}
      notice={
        conflict !== "none" && (
          <Conflict
            replacing={conflict === "replacing"}
            onLoadLatest={async () => {
              const latest = await fetchLatest();
              clearDraft(draftName);
              onReload(latest);
            }}
            onKeepMine={async () => {
              setSeenAt((await fetchLatest()).updatedAt);
              setConflict("replacing");
            }}
          />
        )
      }
      onSave={async (changes, leave) => {
        try {
          await update.mutateAsync({ recipeId: recipe.id, seenAt, changes });
        } catch (error) {
          if (!hasStatus(error, 409)) throw error;
          setConflict("found");
          return;
        }
        leave(() => {
          navigate(`/recipes/${recipe.id}`, { replace: true });
        });
        showToast({ message: "Changes saved" });
      }}
    />
  );
}

interface ConflictProps {
  replacing: boolean;
  onLoadLatest: () => Promise<void>;
  onKeepMine: () => Promise<void>;
}

// The recipe was saved elsewhere after this form was opened.
function Conflict({ replacing, onLoadLatest, onKeepMine }: ConflictProps) {
  const [failed, setFailed] = useState(false);
  const attempt = (run: () => Promise<void>) => () => {
    run().catch(() => {
      setFailed(true);
    });
  };
  if (replacing)
    return (
      <Alert tone="info">Save again to replace the version from the other device with yours.</Alert>
    );
  return (
    <Alert tone="error">
      <p>
        This recipe was changed on another device while you were editing it. Nothing is overwritten
        yet.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button variant="outline" size="small" onClick={attempt(onLoadLatest)}>
          Load the latest version
        </Button>
        <Button variant="outline" size="small" onClick={attempt(onKeepMine)}>
          Keep mine
        </Button>
      </div>
      {failed && <p className="mt-2">The latest version could not be loaded. Please try again.</p>}
    </Alert>
  );
}
