import { CookingPot } from "lucide-react";
import { Link } from "react-router-dom";

import { ButtonLook } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { PageHeading } from "@/components/page";

export function RecipeNotFound() {
  return (
    <div className="grid gap-5">
      <PageHeading>Recipe not found</PageHeading>
      <EmptyState
        icon={CookingPot}
        title="This pot is empty"
        action={
          <ButtonLook>
            <Link to="/recipes">All recipes</Link>
          </ButtonLook>
        }
      >
        The recipe was deleted, or it never was in your cookbook.
      </EmptyState>
    </div>
  );
}
