import { useNavigate } from "react-router-dom";

import { PageHeading } from "@/components/page";
import { showToast } from "@/components/toast";
import { useSignedInUser } from "@/lib/session";

import { useCreateRecipe } from "../api/save-recipe";
import { emptyRecipeForm } from "../recipe-form-schema";
import { RecipeForm } from "./recipe-form";

export function NewRecipePage() {
  const navigate = useNavigate();
  const { id } = useSignedInUser();
  const creation = useCreateRecipe();
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5">
      <PageHeading>New recipe</PageHeading>
      <RecipeForm
        initial={emptyRecipeForm}
        draftName={`${id}.new-recipe`}
        cancelPath="/recipes"
        onSave={async (fields, leave) => {
          const recipe = await creation.mutateAsync(fields);
          leave(() => {
            navigate(`/recipes/${recipe.id}`, { replace: true });
          });
          showToast({ message: "Recipe saved" });
        }}
      />
    </div>
  );
}
