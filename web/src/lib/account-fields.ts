// The rules for fields that registration, sign-in and settings share. They mirror api/openapi.yaml, so that a
// person learns of a mistake before the server says so.
import { z } from "zod";

// zod would otherwise compile its checks with `new Function`, which the content security policy forbids.
z.config({ jitless: true });

export const emailField = z
  .string()
  .trim()
  .min(1, "Enter your e-mail address")
  .max(254, "That address is too long")
  .refine(
    (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
    "Enter an address like name@example.com",
  );

export const nameField = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter your ${what}`)
    .max(100, `Your ${what} can have 100 characters at most`);

export const passwordField = z
  .string()
  .min(1, "Enter your password")
  .max(128, "That password is too long");

export const passwordRules = [
  { text: "12 characters or more", holds: (password: string) => password.length >= 12 },
  { text: "a capital letter", holds: (password: string) => /[A-Z]/.test(password) },
  { text: "a small letter", holds: (password: string) => /[a-z]/.test(password) },
  { text: "a digit", holds: (password: string) => /[0-9]/.test(password) },
  {
    text: "a special character",
    holds: (password: string) => /[!@#$%^&*(),.?":{}|<>]/.test(password),
  },
] as const;

export const newPasswordField = z
  .string()
  .min(1, "Choose a password")
  .max(128, "A password can have 128 characters at most")
  .refine(
    (password) => passwordRules.every((rule) => rule.holds(password)),
    "This password is still missing something",
  );
