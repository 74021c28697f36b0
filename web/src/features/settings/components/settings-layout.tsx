import {
  ChartNoAxesColumn,
  Database,
  Lock,
  type LucideIcon,
  Palette,
  UserRound,
} from "lucide-react";
import { useEffect, useRef } from "react";
import { NavLink, Outlet, useLocation } from "react-router-dom";

import { classNames } from "@/lib/class-names";

const sections: readonly { path: string; label: string; icon: LucideIcon }[] = [
  { path: "profile", label: "Profile", icon: UserRound },
  { path: "appearance", label: "Appearance", icon: Palette },
  { path: "security", label: "Security", icon: Lock },
  { path: "plan", label: "Plan and use", icon: ChartNoAxesColumn },
  { path: "data", label: "Your data", icon: Database },
];

export function SettingsLayout() {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the sections go beyond the screen.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (nav.current && here) nav.current.scrollLeft = here.offsetLeft - nav.current.offsetLeft - 16;
  }, [pathname]);
  return (
    <div className="grid items-start gap-6 md:grid-cols-[13rem_1fr] md:gap-10">
      <nav
        ref={nav}
        aria-label="Settings"
        className="-mx-4 overflow-x-auto px-4 py-1 md:sticky md:top-24 md:mx-0 md:px-0"
      >
        <ul className="flex gap-1 md:grid">
          {sections.map(({ path, label, icon: Icon }) => (
            <li key={path}>
              <NavLink
                to={`/settings/${path}`}
                className={({ isActive }) =>
                  classNames(
                    "flex min-h-11 items-center gap-3 rounded-control px-4 font-semibold whitespace-nowrap",
                    isActive
                      ? "bg-primary-wash text-ink"
                      : "text-ink-soft hover:bg-sunken hover:text-ink",
                  )
                }
              >
                <Icon aria-hidden className="size-5 max-sm:hidden" />
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid max-w-2xl gap-5">
        <Outlet />
      </div>
    </div>
  );
}
