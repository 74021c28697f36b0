import { ListPlus, type LucideIcon, ScanSearch, ShieldCheck } from "lucide-react";
import { Link } from "react-router-dom";

import { ButtonLook } from "@/components/button";
import { PageHeading } from "@/components/page";
import { Wordmark } from "@/components/wordmark";

import { CookbookPicture } from "./cookbook-picture";

const promises: readonly { icon: LucideIcon; title: string; text: string }[] = [
  {
    icon: ListPlus,
    title: "Written down in a minute",
    text: "Paste a whole list of ingredients and it becomes tidy rows. A half-written recipe waits for you, even after a reload.",
  },
  {
    icon: ScanSearch,
    title: "Found with three letters",
    text: "By title, by ingredient, with a typo or without the accent: “creme brule” finds the crème brûlée.",
  },
  {
    icon: ShieldCheck,
    title: "Yours to keep",
    text: "Nobody else sees your cookbook. Download all of it, or delete all of it, whenever you like.",
  },
];

export function LandingPage() {
  return (
    <div className="overflow-x-clip">
      <header className="mx-auto flex max-w-6xl items-center justify-between gap-4 px-4 py-5 sm:px-6">
        <Wordmark />
        <ButtonLook variant="quiet">
          <Link to="/auth/sign-in">Sign in</Link>
        </ButtonLook>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        <section className="mx-auto grid max-w-6xl items-center gap-12 px-4 pt-6 pb-16 sm:px-6 md:pt-12 lg:grid-cols-[1.1fr_1fr] lg:pb-28">
          <div className="grid justify-items-start gap-6">
            <PageHeading title="FlavorBot" className="text-display font-extrabold">
              Every dish you love, <span className="text-primary">in one place.</span>
            </PageHeading>
            <p className="max-w-xl text-lg text-ink-soft">
              FlavorBot is the cookbook that never loses a page. Save the recipes that work, find
              them again in a second, and cook from any screen in the kitchen.
            </p>
            <div className="flex flex-wrap gap-3">
              <ButtonLook size="large">
                <Link to="/auth/register">Start your cookbook</Link>
              </ButtonLook>
              <ButtonLook size="large" variant="outline">
                <Link to="/auth/sign-in">I have one</Link>
              </ButtonLook>
            </div>
          </div>
          <CookbookPicture />
        </section>
        <section aria-labelledby="promises" className="border-t border-line bg-surface">
          <div className="mx-auto grid max-w-6xl gap-10 px-4 py-16 sm:px-6 lg:py-24">
            <h2 id="promises" className="max-w-xl text-heading">
              Made for cooks who would rather be cooking
            </h2>
            <ul className="grid gap-8 md:grid-cols-3">
              {promises.map(({ icon: Icon, title, text }) => (
                <li key={title} className="grid content-start gap-3">
                  <span className="grid size-14 -rotate-6 place-items-center rounded-2xl bg-accent text-accent-ink">
                    <Icon aria-hidden className="size-7" strokeWidth={1.75} />
                  </span>
                  <h3 className="text-title">{title}</h3>
                  <p className="text-ink-soft">{text}</p>
                </li>
              ))}
            </ul>
          </div>
        </section>
      </main>
      <footer className="mx-auto max-w-6xl px-4 py-8 text-sm text-ink-soft sm:px-6">
        FlavorBot. Runs on your own machine, too.
      </footer>
    </div>
  );
}
