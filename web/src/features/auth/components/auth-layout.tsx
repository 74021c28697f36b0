import type { ReactNode } from "react";
import { Link } from "react-router-dom";

import { Card } from "@/components/card";
import { PageHeading } from "@/components/page";
import { Wordmark } from "@/components/wordmark";

interface AuthLayoutProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}

export function AuthLayout({ title, lead, children, footer }: AuthLayoutProps) {
  return (
    <div className="grid min-h-dvh justify-items-center px-4 py-8 sm:content-center">
      <div className="grid w-full max-w-md content-start gap-6">
        <header>
          <Link to="/" aria-label="FlavorBot, home" className="inline-block rounded-control">
            <Wordmark />
          </Link>
        </header>
        <main id="main" tabIndex={-1} className="grid gap-5 outline-none">
          <Card className="grid gap-5 p-6 sm:p-8">
            <div className="grid gap-2">
              <PageHeading>{title}</PageHeading>
              {lead && <p className="text-ink-soft">{lead}</p>}
            </div>
            {children}
          </Card>
          {footer && <p className="text-center">{footer}</p>}
        </main>
      </div>
    </div>
  );
}

export const textLink =
  "font-semibold text-primary underline underline-offset-4 hover:text-primary-strong";
