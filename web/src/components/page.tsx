// A page's title: in the tab, as the h1, and where the focus goes when somebody navigates here.
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router-dom";

import { classNames } from "@/lib/class-names";

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === "FlavorBot" ? title : `${title} · FlavorBot`;
  }, [title]);
}

interface PageHeadingProps {
  children: ReactNode;
  // The tab's title; needed when the heading is not plain text.
  title?: string;
  className?: string;
}

export function PageHeading({ children, title, className }: PageHeadingProps) {
  useDocumentTitle(title ?? (typeof children === "string" ? children : "FlavorBot"));
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  // The first page keeps the browser's own focus; React Router calls that entry "default".
  const arrivedBy = useRef(key);
  useEffect(() => {
    if (arrivedBy.current !== "default") heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={classNames("text-heading", className)}>
      {children}
    </h1>
  );
}
