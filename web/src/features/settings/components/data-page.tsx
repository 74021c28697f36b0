import { Download } from "lucide-react";

import { ButtonLook } from "@/components/button";
import { PageHeading } from "@/components/page";

import { DeleteAccount } from "./delete-account";
import { SectionCard } from "./section-card";

export function DataPage() {
  return (
    <>
      <PageHeading>Your data</PageHeading>
      <SectionCard
        title="Take it with you"
        lead="Everything we keep about you and your recipes, as one JSON file."
      >
        <ButtonLook variant="outline" className="justify-self-start">
          <a href="/api/user/export" download="flavorbot-export.json">
            <Download aria-hidden className="size-5" />
            Download my data
          </a>
        </ButtonLook>
      </SectionCard>
      <DeleteAccount />
    </>
  );
}
