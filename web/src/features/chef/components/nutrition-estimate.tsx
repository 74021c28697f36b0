import type { Schemas } from "@/lib/api";

type Nutrition = NonNullable<Schemas["ChefRecipe"]["nutrition"]>;

const rows = [
  ["kcal", "Energy", "kcal"],
  ["protein", "Protein", "g"],
  ["fat", "Fat", "g"],
  ["carbs", "Carbs", "g"],
  ["fibre", "Fibre", "g"],
  ["sodium", "Sodium", "mg"],
] as const;

export function NutritionEstimate({ nutrition }: { nutrition: Nutrition }) {
  return (
    <section aria-label="Nutrition, estimated" className="grid gap-2">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-lg">
        Nutrition
        <span className="font-sans text-sm font-normal tracking-normal text-ink-soft">
          an estimate, for one serving
        </span>
      </h3>
      <dl className="grid grid-cols-3 gap-2 @2xl:grid-cols-6">
        {rows.map(([field, label, unit]) => (
          <div key={field} className="rounded-control bg-sunken px-3 py-2">
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="font-semibold">
              <span className="sr-only">about </span>
              {Math.round(nutrition[field])} {unit}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
