import * as Radio from "@radix-ui/react-radio-group";
import { Check, type LucideIcon, MonitorCog, Moon, Sun } from "lucide-react";

import { PageHeading } from "@/components/page";
import { showToast } from "@/components/toast";
import { messageOf } from "@/lib/api-error";
import { chooseTheme, themeChoices, type ThemeChoice, useTheme } from "@/lib/theme";

import { useUpdateProfile } from "../api/update-profile";
import { SectionCard } from "./section-card";

const looks: Record<ThemeChoice, { label: string; icon: LucideIcon; hint: string }> = {
  light: { label: "Light", icon: Sun, hint: "Celery and beet" },
  dark: { label: "Dark", icon: Moon, hint: "For late dinners" },
  system: { label: "System", icon: MonitorCog, hint: "As your device is set" },
};

export function AppearancePage() {
  const { choice } = useTheme();
  const update = useUpdateProfile();

  const choose = (value: string) => {
    const next = themeChoices.find((known) => known === value);
    if (!next) return;
    chooseTheme(next);
    // The profile keeps it for the user's other devices.
    update.mutate(
      { darkMode: next === "dark" },
      {
        onError: (error) => {
          showToast({ message: `Kept on this device only. ${messageOf(error)}`, tone: "error" });
        },
      },
    );
  };

  return (
    <>
      <PageHeading>Appearance</PageHeading>
      <SectionCard title="Theme">
        <Radio.Root
          value={choice}
          onValueChange={choose}
          aria-label="Theme"
          className="grid gap-3 sm:grid-cols-3"
        >
          {themeChoices.map((value) => {
            const { label, icon: Icon, hint } = looks[value];
            return (
              <Radio.Item
                key={value}
                value={value}
                className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 rounded-card border-2 border-line bg-surface p-4 text-left hover:bg-sunken data-[state=checked]:border-primary sm:grid-cols-[1fr_auto]"
              >
                <Icon aria-hidden className="size-6 sm:mb-3" />
                <span className="sm:order-last sm:col-span-2">
                  <span className="block font-semibold">{label}</span>
                  <span className="block text-sm text-ink-soft">{hint}</span>
                </span>
                <Radio.Indicator className="text-primary">
                  <Check aria-hidden className="size-5" />
                </Radio.Indicator>
              </Radio.Item>
            );
          })}
        </Radio.Root>
      </SectionCard>
    </>
  );
}
