// Everything cached about recipes of the cookbook.
export const recipesKey = ["recipes"] as const;
