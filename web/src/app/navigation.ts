// The places that the header and, on a phone, the bar at the bottom lead to.
import { BookOpen, ChefHat, type LucideIcon, Plus, Settings } from "lucide-react";

interface Place {
  path: string;
  label: string;
  icon: LucideIcon;
  // Whether only this very path counts as being there, or those below it, too.
  covers: "path" | "subtree";
}

export const headerPlaces: readonly Place[] = [
  { path: "/chef", label: "Chef", icon: ChefHat, covers: "subtree" },
  { path: "/recipes", label: "Recipes", icon: BookOpen, covers: "subtree" },
];

export const bottomPlaces: readonly Place[] = [
  { path: "/chef", label: "Chef", icon: ChefHat, covers: "subtree" },
  { path: "/recipes", label: "Recipes", icon: BookOpen, covers: "path" },
  { path: "/recipes/new", label: "Add", icon: Plus, covers: "path" },
  { path: "/settings", label: "Settings", icon: Settings, covers: "subtree" },
];
