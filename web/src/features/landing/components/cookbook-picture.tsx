import { CakeSlice, CookingPot, CupSoda, EggFried, type LucideIcon, Salad } from "lucide-react";

import { classNames } from "@/lib/class-names";

const cards: readonly { category: string; title: string; icon: LucideIcon; place: string }[] = [
  { category: "breakfast", title: "Shakshuka", icon: EggFried, place: "top-0 left-0 -rotate-6" },
  {
    category: "dinner",
    title: "Barley risotto",
    icon: CookingPot,
    place: "top-0 -right-[1%] rotate-5",
  },
  { category: "lunch", title: "Fattoush", icon: Salad, place: "bottom-[2%] -left-[1%] rotate-4" },
  {
    category: "dessert",
    title: "Plum crumble",
    icon: CakeSlice,
    place: "right-0 -bottom-[2%] -rotate-5",
  },
  {
    category: "beverage",
    title: "Ginger fizz",
    icon: CupSoda,
    place: "top-[35%] left-[27%] rotate-1 z-10",
  },
];

// A handful of recipe cards on a table. Decoration only.
export function CookbookPicture() {
  return (
    <div aria-hidden className="relative mx-auto aspect-square w-full max-w-md lg:max-w-none">
      <div className="absolute inset-[11%] rounded-full bg-accent" />
      {cards.map(({ category, title, icon: Icon, place }) => (
        <div
          key={category}
          data-category={category}
          className={classNames(
            "absolute w-[43%] overflow-hidden rounded-card border border-line bg-surface shadow-float",
            place,
          )}
        >
          <div className="relative h-20 overflow-hidden bg-tile text-tile-ink sm:h-28">
            <Icon
              className="absolute right-[8%] -bottom-3 h-[90%] w-auto -rotate-8"
              strokeWidth={1.4}
            />
          </div>
          <div className="grid gap-2 p-3 sm:p-4">
            <p className="font-display font-bold">{title}</p>
            <div className="h-1.5 w-4/5 rounded-full bg-sunken" />
            <div className="h-1.5 w-1/2 rounded-full bg-sunken" />
          </div>
        </div>
      ))}
    </div>
  );
}
