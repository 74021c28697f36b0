import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      "font-size": [{ text: ["title", "heading", "display"] }],
      rounded: [{ rounded: ["control", "card"] }],
      shadow: [{ shadow: ["card", "float"] }],
    },
  },
});

// Joins class names; of two that set the same property the later wins.
export function classNames(...values: ClassValue[]): string {
  return merge(clsx(values));
}
