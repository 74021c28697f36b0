import { ChoiceChip } from "@/components/chip";
import { categories, type Category, categoryLook } from "@/lib/categories";

interface CategoryChipsProps {
  // null: every category.
  chosen: Category | null;
  onChoose: (category: Category | null) => void;
}

export function CategoryChips({ chosen, onChoose }: CategoryChipsProps) {
  return (
    <div
      role="group"
      aria-label="Category"
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1.5 sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0"
    >
      <ChoiceChip
        chosen={chosen === null}
        onClick={() => {
          onChoose(null);
        }}
      >
        All
      </ChoiceChip>
      {categories.map((category) => {
        const { label, icon: Icon } = categoryLook(category);
        return (
          <ChoiceChip
            key={category}
            chosen={chosen === category}
            onClick={() => {
              onChoose(chosen === category ? null : category);
            }}
          >
            <Icon aria-hidden className="size-4" />
            {label}
          </ChoiceChip>
        );
      })}
    </div>
  );
}
