// Lint rules, among them the direction of imports: shared -> features -> app.
import { readdirSync } from "node:fs";
import { fileURLToPath, URL } from "node:url";

import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const upwards = { group: ["../../*", "../../../*"], message: "Use @/ for what is not next door." };
const app = { group: ["@/app", "@/app/*"], message: "Only app/ and main.tsx know the app." };
const features = { group: ["@/features/*"], message: "Shared code knows no feature." };

const restrictImports = (files, patterns) => ({
  files,
  rules: {
    "@typescript-eslint/no-restricted-imports": ["error", { patterns: [upwards, ...patterns] }],
  },
});

const featureNames = readdirSync(fileURLToPath(new URL("./src/features", import.meta.url)));

export default tseslint.config(
  { ignores: ["dist", "src/lib/api-schema.gen.ts"] },
  js.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}", "vite.config.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json" }, globals: globals.browser },
    rules: {
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { ignoreRestSiblings: true, args: "after-used", argsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  { files: ["src/**/*.tsx"], ...jsxA11y.flatConfigs.strict },
  { files: ["src/**/*.{ts,tsx}"], ...reactHooks.configs["recommended-latest"] },
  { files: ["public/*.js"], languageOptions: { globals: globals.browser, sourceType: "script" } },
  restrictImports(["src/{lib,components,testing}/**"], [app, features]),
  ...featureNames.map((name) =>
    restrictImports(
      [`src/features/${name}/**`],
      [
        app,
        {
          group: featureNames
            .filter((other) => other !== name)
            .map((other) => `@/features/${other}/*`),
          message: "Features don't know each other: what two need moves to components/ or lib/.",
        },
      ],
    ),
  ),
);
