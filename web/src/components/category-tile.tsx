import { classNames } from "@/lib/class-names";

import { categoryLook } from "@/lib/categories";

// A recipe's picture as long as it has no photo: its category's colour and sign.
export function CategoryTile({ category, className }: { category: string; className?: string }) {
  const { icon: Icon } = categoryLook(category);
  return (
    <div
      aria-hidden
      data-category={category}
      className={classNames("relative isolate overflow-hidden bg-tile text-tile-ink", className)}
    >
      <span className="absolute -top-[45%] -left-[12%] -z-10 aspect-square h-[135%] rounded-full bg-current opacity-[0.07]" />
      <Icon
        className="absolute right-[7%] -bottom-[12%] h-[88%] w-auto -rotate-8"
        strokeWidth={1.4}
      />
    </div>
  );
}
