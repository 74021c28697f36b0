import { Slot } from "@radix-ui/react-slot";
import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";

import { classNames } from "@/lib/class-names";

const look = cva(
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-full font-semibold whitespace-nowrap " +
    "transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-ink hover:bg-primary-strong",
        accent: "bg-accent text-accent-ink hover:brightness-95",
        outline: "border border-line-strong bg-surface text-ink hover:bg-sunken",
        quiet: "text-ink hover:bg-sunken",
        danger: "border border-danger bg-surface text-danger hover:bg-danger-wash",
      },
      size: {
        medium: "px-5 text-base",
        small: "min-h-9 px-3.5 text-sm",
        large: "min-h-13 px-7 text-lg",
        icon: "size-11",
      },
    },
    defaultVariants: { variant: "primary", size: "medium" },
  },
);

type Look = VariantProps<typeof look>;

interface ButtonProps extends ComponentProps<"button">, Look {
  // Shows that the work has begun and keeps it from being asked for twice.
  pending?: boolean;
}

export function Button({
  variant,
  size,
  pending = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(look({ variant, size }), className)}
      disabled={rest.disabled === true || pending}
      aria-busy={pending || undefined}
    >
      {pending && <LoaderCircle aria-hidden className="size-5 animate-spin" />}
      {children}
    </button>
  );
}

interface ButtonLookProps extends Look {
  children: React.ReactElement;
  className?: string;
}

// Gives a link the look of a button: <ButtonLook><Link to="/">Home</Link></ButtonLook>.
export function ButtonLook({ variant, size, className, children }: ButtonLookProps) {
  return <Slot className={classNames(look({ variant, size }), className)}>{children}</Slot>;
}
