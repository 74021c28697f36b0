// The frame of all pages for signed-in people.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, NavLink, Outlet } from "react-router-dom";

import { Wordmark } from "@/components/wordmark";
import { classNames } from "@/lib/class-names";
import { homePath } from "@/lib/safe-path";
import { userQuery } from "@/lib/session";
import { adoptProfileTheme } from "@/lib/theme";

import { bottomPlaces, headerPlaces } from "./navigation";
import { UserMenu } from "./user-menu";
import { VerifyBanner } from "./verify-banner";

export function Shell() {
  const { data: user } = useQuery(userQuery);
  useEffect(() => {
    if (user) adoptProfileTheme(user.darkMode);
  }, [user]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-30 border-b border-line bg-ground">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-6 px-4 sm:px-6">
          <Link to={homePath} aria-label="FlavorBot, your chef" className="rounded-control">
            <Wordmark />
          </Link>
          <nav aria-label="Main" className="flex-1 max-sm:hidden">
            <ul className="flex gap-1">
              {headerPlaces.map(({ path, label, covers }) => (
                <li key={path}>
                  <NavLink
                    to={path}
                    end={covers === "path"}
                    className={({ isActive }) =>
                      classNames(
                        "flex min-h-11 items-center rounded-full px-4 font-semibold",
                        isActive
                          ? "bg-primary-wash"
                          : "text-ink-soft hover:bg-sunken hover:text-ink",
                      )
                    }
                  >
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="ml-auto">
            <UserMenu />
          </div>
        </div>
      </header>
      <VerifyBanner />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-6xl flex-1 flex-col px-4 pt-6 pb-28 outline-none sm:px-6 sm:pt-10 sm:pb-16"
      >
        <Outlet />
      </main>
      <BottomBar />
    </div>
  );
}

function BottomBar() {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="mx-auto flex max-w-md">
        {bottomPlaces.map(({ path, label, icon: Icon, covers }) => (
          <li key={path} className="flex-1">
            <NavLink
              to={path}
              end={covers === "path"}
              className={({ isActive }) =>
                classNames(
                  "grid min-h-16 content-center justify-items-center gap-0.5 text-sm font-semibold",
                  isActive ? "text-primary" : "text-ink-soft",
                )
              }
            >
              <Icon aria-hidden className="size-6" />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
