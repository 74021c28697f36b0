import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { BookOpen, Plus, SearchX } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { Link, useSearchParams } from "react-router-dom";

import { Button, ButtonLook } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { LoadError } from "@/components/load-error";
import { PageHeading } from "@/components/page";
import { type Category, categoryLook, isCategory } from "@/lib/categories";

import { recipeListQuery, recipeSearchQuery } from "../api/list-recipes";
import { CategoryChips } from "./category-chips";
import { RecipeGrid, RecipeGridSkeleton } from "./recipe-grid";
import { SearchBox } from "./search-box";

export function RecipeListPage() {
  const [params, setParams] = useSearchParams();
  const text = params.get("q") ?? "";
  const wanted = params.get("category");
  const category = isCategory(wanted) ? wanted : null;

  const setParam = useCallback(
    (name: string, value: string, history: "push" | "replace") => {
      setParams(
        (current) => {
          if (value === "") current.delete(name);
          else current.set(name, value);
          return current;
        },
        { replace: history === "replace", preventScrollReset: true },
      );
    },
    [setParams],
  );
  const search = useCallback(
    (next: string) => {
      setParam("q", next, "replace");
    },
    [setParam],
  );

  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PageHeading>Your recipes</PageHeading>
        <ButtonLook className="max-sm:hidden">
          <Link to="/recipes/new">
            <Plus aria-hidden className="size-5" />
            Add recipe
          </Link>
        </ButtonLook>
      </div>
      <div className="grid gap-3">
        <SearchBox text={text} onSearch={search} />
        <CategoryChips
          chosen={category}
          onChoose={(next) => {
            setParam("category", next ?? "", "push");
          }}
        />
      </div>
      {text === "" ? (
        <AllRecipes category={category} />
      ) : (
        <FoundRecipes
          text={text}
          category={category}
          onClear={() => {
            setParams({});
          }}
        />
      )}
    </div>
  );
}

function AllRecipes({ category }: { category: Category | null }) {
  const list = useInfiniteQuery(recipeListQuery(category));
  const recipes = list.data?.pages.flatMap((page) => page.recipes) ?? [];
  if (list.isPending) return <RecipeGridSkeleton />;
  if (list.isError && recipes.length === 0)
    return <LoadError error={list.error} onRetry={() => void list.refetch()} />;
  if (recipes.length === 0 && !list.hasNextPage) return <NoRecipes category={category} />;
  return (
    <>
      <RecipeGrid recipes={recipes} />
      {list.isFetchNextPageError && (
        <LoadError error={list.error} onRetry={() => void list.fetchNextPage()} />
      )}
      {list.hasNextPage && !list.isFetchNextPageError && (
        <MoreButton pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      )}
    </>
  );
}

// Loads the next page when it scrolls into sight, or on a click where nothing scrolls.
function MoreButton({ pending, onMore }: { pending: boolean; onMore: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    if (!place.current || pending) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) more.current();
      },
      { rootMargin: "400px" },
    );
    observer.observe(place.current);
    return () => {
      observer.disconnect();
    };
  }, [pending]);
  return (
    <div ref={place} className="grid justify-items-center">
      <Button variant="outline" pending={pending} onClick={onMore}>
        Show more recipes
      </Button>
    </div>
  );
}

interface FoundRecipesProps {
  text: string;
  category: Category | null;
  onClear: () => void;
}

function FoundRecipes({ text, category, onClear }: FoundRecipesProps) {
  const search = useQuery({ ...recipeSearchQuery(text), placeholderData: keepPreviousData });
  const found = search.data?.filter((recipe) => category === null || recipe.category === category);
  const isSettled = found && !search.isPlaceholderData;
  const count = found?.length ?? 0;
  return (
    <>
      <p role="status" className="text-ink-soft">
        {isSettled
          ? `${count === 0 ? "No" : count} ${count === 1 ? "recipe" : "recipes"} for “${text}”`
          : "Searching…"}
      </p>
      {search.isPending && <RecipeGridSkeleton />}
      {search.isError && <LoadError error={search.error} onRetry={() => void search.refetch()} />}
      {found && count > 0 && <RecipeGrid recipes={found} />}
      {isSettled && count === 0 && (
        <EmptyState
          icon={SearchX}
          title="Nothing found"
          action={
            <Button variant="outline" onClick={onClear}>
              Show all recipes
            </Button>
          }
        >
          No {category ? `${categoryLook(category).label.toLowerCase()} ` : ""}recipe of yours
          matches “{text}”. Try fewer letters, or one of its ingredients.
        </EmptyState>
      )}
    </>
  );
}

function NoRecipes({ category }: { category: Category | null }) {
  const action = (
    <ButtonLook>
      <Link to="/recipes/new">
        <Plus aria-hidden className="size-5" />
        {category ? "Add a recipe" : "Add your first recipe"}
      </Link>
    </ButtonLook>
  );
  return category ? (
    <EmptyState icon={categoryLook(category).icon} title="Nothing here yet" action={action}>
      You have no {categoryLook(category).label.toLowerCase()} recipe so far.
    </EmptyState>
  ) : (
    <EmptyState icon={BookOpen} title="Your cookbook is empty" action={action}>
      Write down the dish you could cook with your eyes closed. It takes two minutes, and it is a
      start.
    </EmptyState>
  );
}
