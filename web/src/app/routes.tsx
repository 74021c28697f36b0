// The map of the app: which page answers which path, and who may see it. Pages load when they are first needed.
import type { ComponentType } from "react";
import { Navigate, type RouteObject } from "react-router-dom";

import { ErrorPage } from "./error-page";
import { Loading } from "./loading";
import { NotFoundPage } from "./not-found-page";
import { Root } from "./root";
import { RequireSession, SignedOutOnly } from "./session-routes";

const page = (load: () => Promise<ComponentType>): Pick<RouteObject, "lazy"> => ({
  lazy: async () => ({ Component: await load() }),
});

const signedOut: RouteObject[] = [
  {
    element: <SignedOutOnly />,
    children: [
      {
        index: true,
        ...page(
          async () => (await import("@/features/landing/components/landing-page")).LandingPage,
        ),
      },
      {
        path: "auth/sign-in",
        ...page(async () => (await import("@/features/auth/components/sign-in-page")).SignInPage),
      },
    ],
  },
  {
    element: <SignedOutOnly signedInPath="/verify-email" />,
    children: [
      {
        path: "auth/register",
        ...page(
          async () => (await import("@/features/auth/components/register-page")).RegisterPage,
        ),
      },
    ],
  },
  { path: "auth", element: <Navigate to="/auth/sign-in" replace /> },
];

const anybody: RouteObject[] = [
  {
    path: "verify-email",
    ...page(
      async () => (await import("@/features/auth/components/verify-email-page")).VerifyEmailPage,
    ),
  },
  {
    path: "forgot-password",
    ...page(
      async () =>
        (await import("@/features/auth/components/forgot-password-page")).ForgotPasswordPage,
    ),
  },
  {
    path: "reset-password",
    ...page(
      async () =>
        (await import("@/features/auth/components/reset-password-page")).ResetPasswordPage,
    ),
  },
];

const settings: RouteObject = {
  path: "settings",
  ...page(
    async () => (await import("@/features/settings/components/settings-layout")).SettingsLayout,
  ),
  children: [
    { index: true, element: <Navigate to="/settings/profile" replace /> },
    {
      path: "profile",
      ...page(
        async () => (await import("@/features/settings/components/profile-page")).ProfilePage,
      ),
    },
    {
      path: "appearance",
      ...page(
        async () => (await import("@/features/settings/components/appearance-page")).AppearancePage,
      ),
    },
    {
      path: "security",
      ...page(
        async () => (await import("@/features/settings/components/security-page")).SecurityPage,
      ),
    },
    {
      path: "plan",
      ...page(async () => (await import("@/features/settings/components/plan-page")).PlanPage),
    },
    {
      path: "data",
      ...page(async () => (await import("@/features/settings/components/data-page")).DataPage),
    },
  ],
};

const signedIn: RouteObject = {
  element: <RequireSession />,
  children: [
    {
      ...page(async () => (await import("./shell")).Shell),
      children: [
        {
          path: "chef/:conversationId?",
          ...page(async () => (await import("@/features/chef/components/chef-page")).ChefPage),
        },
        // Where the chef was in older versions.
        { path: "chatbot", element: <Navigate to="/chef" replace /> },
        {
          path: "recipes",
          ...page(
            async () =>
              (await import("@/features/recipes/components/recipe-list-page")).RecipeListPage,
          ),
        },
        {
          path: "recipes/new",
          ...page(
            async () =>
              (await import("@/features/recipes/components/new-recipe-page")).NewRecipePage,
          ),
        },
        {
          path: "recipes/:recipeId",
          ...page(
            async () => (await import("@/features/recipes/components/recipe-page")).RecipePage,
          ),
        },
        {
          path: "recipes/:recipeId/edit",
          ...page(
            async () =>
              (await import("@/features/recipes/components/edit-recipe-page")).EditRecipePage,
          ),
        },
        settings,
      ],
    },
  ],
};

export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Loading />,
    children: [...signedOut, ...anybody, signedIn, { path: "*", element: <NotFoundPage /> }],
  },
];
